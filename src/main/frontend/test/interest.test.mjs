import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interestOf, rateOf } from '../src/crypto/interest.js';

// the same figures as in LateInterestTest: page and server count alike
test('interest is rate times days of a year, rounded down to the smallest unit', () => {
  assert.equal(interestOf(20_000_000n, '8.5', 365, 3), 13_972n);
  assert.equal(interestOf(20_000_000n, '8.5', 365, 0), 0n);
  assert.equal(interestOf(1n, '8.5', 365, 364), 0n);
  assert.equal(interestOf(45_000_000n, '12.25', 365, 30), 453_082n);
  assert.equal(interestOf(1_797_931_000n, '7.125', 365, 365), 128_102_583n);
  assert.equal(interestOf(200_000n, '8.5', 365, 3), 139n, 'dollars and cents');
});

test('a rate is written in its shortest form, and what is none is none', () => {
  assert.equal(rateOf(' 8.50 % '), '8.5');
  assert.equal(rateOf('０7.1250'), '7.125');
  assert.equal(rateOf('12'), '12');
  for (const wrong of ['', '0', '0.0', '100', '8,5', '-1', '8.12345', 'acht']) assert.equal(rateOf(wrong), null, wrong);
});
