import { test } from 'node:test';
import assert from 'node:assert/strict';
import { contractOf } from '../src/pages/awarded.js';

const CONTRACTS = [{ tender: 'R25BK00000001-001', lot: '2', state: 'sent' }, { tender: 'R25BK00000001-001', lot: '1.1', state: 'concluded' }];
const COUNTS = { tone: 'good', word: 'opened' };

test('a bid that counts leads to the contract about its lot, by whatever order of the notice', () => {
  assert.equal(contractOf(CONTRACTS, { tender: 'R25BK00000001-000', lot: '2' }, COUNTS), CONTRACTS[0]);
  assert.equal(contractOf(CONTRACTS, { tender: 'R25BK00000001-000', lot: '1' }, { ...COUNTS, lot: { lot: '1.1' } }), CONTRACTS[1]);
});

test('another lot, another tender and a bid that does not count lead to none', () => {
  assert.equal(contractOf(CONTRACTS, { tender: 'R25BK00000001-000', lot: '1' }, COUNTS), null);
  assert.equal(contractOf(CONTRACTS, { tender: 'R25BK00000002-000', lot: '2' }, COUNTS), null);
  assert.equal(contractOf(CONTRACTS, { tender: 'R25BK00000001-000' }, COUNTS), null);
  assert.equal(contractOf(CONTRACTS, { tender: 'R25BK00000001-000', lot: '2' }, { ...COUNTS, tone: 'bad' }), null);
});
