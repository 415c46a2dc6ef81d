import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offerProblem } from '../src/crypto/offer.js';

const FORM = [
  { code: 'amount', envelope: 'price', type: 'money' },
  { code: 'picks', envelope: 'price', type: 'serials', count: 2, of: 15 },
  { code: 'days', envelope: 'price', type: 'number', decimals: 0, from: '1', to: '365', unit: 'day' },
  { code: 'discount', envelope: 'technical', type: 'number', decimals: 3, from: '0', to: '10', unit: 'percent' },
];
const GOOD = { amount: '1', picks: [1, 15], days: '365' };

test('a bid that says what the notice asks for is sealed', () => {
  assert.equal(offerProblem(FORM, GOOD, 'price'), null);
  assert.equal(offerProblem(FORM, { discount: '10.000' }, 'technical'), null);
});

// the cases of OfferFormTest
for (const [change, code] of [
  [{ amount: '0' }, 'amount'], [{ amount: '01' }, 'amount'], [{ amount: '1.5' }, 'amount'], [{ amount: 5 }, 'amount'], [{ amount: '１' }, 'amount'],
  [{ amount: '1234567890123456789' }, 'amount'], [{ amount: undefined }, 'amount'], [{ picks: [1, 1] }, 'picks'], [{ picks: [1, 16] }, 'picks'],
  [{ picks: [0, 1] }, 'picks'], [{ picks: [1] }, 'picks'], [{ picks: ['1', '2'] }, 'picks'], [{ picks: undefined }, 'picks'],
  [{ days: '0' }, 'days'], [{ days: '366' }, 'days'], [{ days: '1.0' }, 'days'], [{ days: '삼십' }, 'days'], [{ 가산: '1' }, '가산'],
  [{ discount: '1.000' }, 'discount'],
]) {
  test(`a bid with ${JSON.stringify(change)} is not sealed`, () => assert.equal(offerProblem(FORM, { ...GOOD, ...change }, 'price'), code));
}

for (const discount of ['10.001', '1', '1.0']) {
  test(`a discount of ${discount} is not sealed`, () => assert.equal(offerProblem(FORM, { discount }, 'technical'), 'discount'));
}

test('a type that this page does not know is not sealed', () => {
  assert.equal(offerProblem([{ code: 'plan', envelope: 'price', type: 'formula' }], { plan: 'x' }, 'price'), 'plan');
});
