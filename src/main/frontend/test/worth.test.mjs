/** What a receipt is worth after everything that can become public about its tender. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stands, worthOf } from '../src/pages/worth.js';

const CORE = { submission: 'b1', tender: 'R25BK00000001-000', outcome: 'accepted', code: null };
const order = (number, more = {}) => ({
  ref: `R25BK00000001-00${number}`, kind: number ? 'correction' : 'notice', closesAt: '2025-06-03T01:00:00.000Z',
  opensAt: '2025-06-03T02:00:00.000Z', bidsAlreadySealed: number ? 'keep' : null, ...more,
});
const tender = (state, ...orders) => ({ state, orders: orders.reverse() });
const word = (core, public_, record = null) => worthOf(core, public_, record).word;

test('nothing has changed: received', () => {
  const worth = worthOf(CORE, tender('open', order(0)), null);
  assert.deepEqual([worth.word, worth.tone, worth.again, stands(worth)], ['received', 'good', false, true]);
});

test('a correction that ends sealed bids asks for a new one as long as that is possible', () => {
  const orders = () => [order(0), order(1, { bidsAlreadySealed: 'reseal' }), order(2)];
  const worth = worthOf(CORE, tender('open', ...orders()), null);
  assert.deepEqual([worth.word, worth.tone, worth.again, stands(worth)], ['superseded', 'bad', true, false]);
  assert.equal(worth.order.ref, 'R25BK00000001-001');
  assert.equal(worthOf(CORE, tender('closed', ...orders()), null).again, false);
  const newer = { ...CORE, tender: 'R25BK00000001-001' };
  assert.equal(word(newer, tender('open', ...orders())), 'corrected');
});

test('an outage that postponed the tender is told from a correction that moved it', () => {
  const postponed = { kind: 'postponement', closesAt: '2025-06-02T07:00:00.000Z', opensAt: '2025-06-02T08:00:00.000Z' };
  const now = worthOf(CORE, tender('open', order(0), order(1, postponed)), null);
  assert.deepEqual([now.word, stands(now), now.again, now.order.closesAt], ['postponed', true, false, postponed.closesAt]);
});

test('a correction that keeps sealed bids says so, and says when times have moved', () => {
  assert.equal(word(CORE, tender('open', order(0), order(1))), 'corrected');
  const moved = worthOf(CORE, tender('open', order(0), order(1, { opensAt: '2025-06-03T05:00:00.000Z' })), null);
  assert.deepEqual([moved.word, stands(moved), moved.order.opensAt], ['moved', true, '2025-06-03T05:00:00.000Z']);
});

test('cancelled and failed tenders are worth nothing, and no button asks for another bid', () => {
  for (const state of ['cancelled', 'failed']) {
    const worth = worthOf(CORE, tender(state, order(0), order(1, { bidsAlreadySealed: 'reseal' })), null);
    assert.equal(stands(worth), false);
    assert.equal(worth.again, false);
  }
  assert.equal(word(CORE, tender('cancelled', order(0))), 'cancelled');
  assert.equal(word(CORE, tender('failed', order(0))), 'failed');
});

test('the record of the opening has the word on a bid that was opened', () => {
  const record = (state, reason) => ({ bids: [{ submission: 'b1', state, reason }] });
  assert.equal(word(CORE, tender('opened', order(0)), record('opened', null)), 'opened');
  const worth = worthOf({ ...CORE, outcome: 'provisional' }, tender('awarded', order(0)), record('void', 'certificate-revoked'));
  assert.deepEqual([worth.word, worth.tone, worth.reason], ['void', 'bad', 'certificate-revoked']);
  assert.equal(word({ ...CORE, submission: 'b2' }, tender('opened', order(0)), record('opened', null)), 'received');
});

test('of two envelopes the first, the decision and the prices have their word one after the other', () => {
  const record = (state = 'opened', reason = null) => ({ bids: [{ submission: 'b1', state, reason }] });
  const decided = (passed, failed) => ({ passed, failed, pricesOpenAt: '2025-06-04T02:00:00.000Z' });
  const now = (state, price, technical, decision) => worthOf(CORE, tender(state, order(0)), price, { record: technical, decision });
  assert.equal(now('opening', null, record(), null).word, 'technical');
  const passed = now('opening', null, record(), decided(['b1'], []));
  assert.deepEqual([passed.word, passed.at, stands(passed)], ['passed', '2025-06-04T02:00:00.000Z', true]);
  const reason = { ko: '납품기한', en: 'Too late' };
  for (const state of ['opening', 'opened', 'failed']) {
    const worth = now(state, state === 'opened' ? { bids: [] } : null, record(), decided([], [{ submission: 'b1', reason }]));
    assert.deepEqual([worth.word, worth.tone, worth.reason, stands(worth)], ['not-passed', 'bad', reason, false]);
  }
  assert.equal(now('opened', record(), record(), decided(['b1'], [])).word, 'opened');
  assert.deepEqual(now('opening', null, record('void', 'inner-invalid'), null).reason, 'inner-invalid');
});

test('a refusal stays one, with its code', () => {
  const worth = worthOf({ ...CORE, outcome: 'refused', code: 'already-submitted' }, tender('open', order(0)), null);
  assert.deepEqual([worth.word, worth.reason, stands(worth)], ['refused', 'already-submitted', false]);
});
