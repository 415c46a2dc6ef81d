import assert from 'node:assert/strict';
import { test } from 'node:test';
import { damagesOf, daysAfter } from '../src/crypto/damages.js';

/** The cases of DelayDamagesTest: [part, rate, days, damages]. */
const CASES = [
  [1_620_000_000n, '0.05', 10, 8_100_000n], [45_000_000n, '0.08', 10, 360_000n], [45_000_000n, '0.13', 10, 585_000n],
  [45_000_000n, '0.25', 10, 1_125_000n], [45_000_000n, '0.075', 10, 337_500n], [45_000_000n, '0.125', 10, 562_500n],
  [45_000_000n, '0.05', 0, 0n], [45_000_000n, '0.05', 599, 13_477_500n], [45_000_000n, '0.05', 600, 13_500_000n],
  [45_000_000n, '0.05', 601, 13_500_000n], [1999n, '0.05', 1, 0n], [2000n, '0.05', 1, 1n], [1333n, '0.075', 1, 0n],
];

test('the page counts damages to the won as the server does', () => {
  for (const [part, rate, days, damages] of CASES) assert.equal(damagesOf(part, rate, '30', days), damages, `${part} ${rate} ${days}`);
});

test('days are counted over months and leap years, and none backwards', () => {
  assert.equal(daysAfter('2026-06-10', '2026-06-15'), 5);
  assert.equal(daysAfter('2028-02-28', '2028-03-01'), 2);
  assert.equal(daysAfter('2026-12-31', '2027-01-01'), 1);
  assert.equal(daysAfter('2026-06-15', '2026-06-10'), 0);
  assert.equal(daysAfter('2026-06-15', ''), 0);
});
