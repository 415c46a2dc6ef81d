/** What a receipt is worth after everything that can become public about its tender. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCancellable, rebidFor, stands, whatBecame, worthOf } from '../src/pages/worth.js';

const CORE = { submission: 'b1', tender: 'R25BK00000001-000', outcome: 'accepted', refusal: null };
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

test('a round that stands still says so with its time, and the bid still stands', () => {
  const record = { bids: [{ submission: 'b1', state: 'opened', reason: null }] };
  const own = { ...CORE, lot: '0' };
  const lots = [{ lot: '0', state: 'evaluating', suspendedSince: '2025-06-05T01:00:00.000Z' }];
  const worth = worthOf(own, { ...tender('evaluating', order(0)), lots }, record);
  assert.deepEqual([worth.word, worth.tone, worth.at, stands(worth)], ['suspended', 'warn', '2025-06-05T01:00:00.000Z', true]);
  assert.equal(word(own, { ...tender('evaluating', order(0)), lots: [{ ...lots[0], suspendedSince: null }] }, record), 'opened');
});

test('a refusal stays one, with its code', () => {
  const worth = worthOf({ ...CORE, outcome: 'refused', refusal: { code: 'already-submitted' } }, tender('open', order(0)), null);
  assert.deepEqual([worth.word, worth.reason, stands(worth)], ['refused', 'already-submitted', false]);
});

const asked = (state, public_, record = null, removed = []) => worthOf(CORE, public_, record, null, { removed, asked: state });

test('a request to cancel a bid is told as it stands, and the bid still counts until the opening', () => {
  for (const [state, word_] of [['requested', 'cancel-requested'], ['granted', 'cancel-granted'], ['refused', 'cancel-refused']]) {
    const worth = asked(state, tender('closed', order(0), order(1)));
    assert.deepEqual([worth.word, worth.tone, stands(worth), worth.again], [word_, 'warn', true, false]);
  }
  assert.equal(asked('requested', tender('open', order(0), order(1, { bidsAlreadySealed: 'reseal' }))).word, 'superseded');
  assert.equal(asked('granted', tender('cancelled', order(0))).word, 'cancelled');
});

test('a bid is cancelled at its bidder\'s request once the opening says so to everybody, and not before', () => {
  assert.equal(asked('removed', tender('opening', order(0))).word, 'cancel-granted');
  for (const state of ['opening', 'opened', 'evaluating', 'awarded', 'failed']) {
    const worth = asked(null, tender(state, order(0)), state === 'opening' ? null : { bids: [{ submission: 'b2', state: 'opened' }] }, ['b3', 'b1']);
    assert.deepEqual([worth.word, worth.tone, worth.again, stands(worth)], ['removed', 'bad', false, false]);
  }
  assert.equal(asked('refused', tender('opening', order(0)), null, ['b2']).word, 'cancel-refused');
});

test('a bid that was opened though its cancellation was granted is said to be so', () => {
  const record = { bids: [{ submission: 'b1', state: 'opened', reason: null }] };
  for (const [state, removed] of [['granted', []], ['removed', []], [null, ['b1']], ['granted', ['b1']]]) {
    assert.deepEqual([asked(state, tender('opened', order(0)), record, removed).word], ['unkept']);
  }
  assert.equal(worthOf(CORE, tender('opening', order(0)), null, { record, decision: null }, { asked: 'granted' }).word, 'unkept');
  for (const state of ['requested', 'refused', null]) assert.equal(asked(state, tender('opened', order(0)), record).word, 'opened');
});

test('a firm can ask to cancel its bid while it is sealed and the opening time has not come, if the law knows that', () => {
  const law = (document) => ({ ruleSet: { document }, opensAt: '2025-06-03T02:00:00.000Z' });
  const sealed = (state, more = law({ cancellation: { until: 'opening' } })) => ({ ...tender(state, order(0)), ...more });
  const before = Date.parse('2025-06-03T01:59:59.999Z');
  for (const state of ['open', 'draining', 'closed']) assert.ok(isCancellable(CORE, sealed(state), before), state);
  for (const state of ['opening', 'opened', 'failed', 'cancelled']) assert.ok(!isCancellable(CORE, sealed(state), before), state);
  assert.ok(!isCancellable(CORE, sealed('closed'), before + 1), 'the opening time');
  assert.ok(isCancellable({ ...CORE, outcome: 'provisional' }, sealed('open'), before));
  assert.ok(!isCancellable({ ...CORE, outcome: 'refused' }, sealed('open'), before));
  for (const document of [{}, undefined, { cancellation: { until: 'closing' } }]) assert.ok(!isCancellable(CORE, sealed('open', law(document)), before));
  const lots = [{ lot: '1', state: 'opening' }, { lot: '2', state: 'closed' }];
  assert.deepEqual(['1', '2'].map((lot) => isCancellable({ ...CORE, lot }, { ...sealed('opening'), lots }, before)), [false, true]);
});

test('a kept receipt stands against a platform that denies it or speaks of another request', () => {
  const kept = { request: 'aa', state: 'requested' };
  const granted = { request: 'aa', state: 'granted' };
  assert.equal(whatBecame(kept, granted), granted);
  assert.equal(whatBecame(kept, null), kept);
  assert.equal(whatBecame(kept, { request: 'bb', state: 'granted' }), kept);
  assert.equal(whatBecame(null, granted), granted);
  assert.equal(whatBecame(null, null), null);
});

const lots = (...names) => names.map(([lot, state, order = 0]) => ({ lot, state, order: `R25BK00000001-00${order}` }));

test('orders that ask bids once more, and those after them, say nothing of a receipt of the round before', () => {
  const orders = () => [order(0), order(1, { kind: 're-bid', closesAt: '2025-06-20T01:00:00.000Z' }), order(2, { bidsAlreadySealed: 'reseal' })];
  const both = { ...tender('open', ...orders()), lots: lots(['0', 'failed'], ['0.1', 'open', 2]) };
  const first = worthOf({ ...CORE, lot: '0' }, both, null);
  assert.deepEqual([first.word, first.again, first.order], ['failed', false, null]);
  const second = { ...CORE, tender: 'R25BK00000001-001', lot: '0.1' };
  assert.deepEqual([word(second, both), worthOf(second, both, null).again], ['superseded', true]);
  const awarded = { ...tender('open', ...orders()), lots: lots(['1', 'awarded'], ['2', 'failed'], ['2.1', 'open', 2]) };
  assert.equal(word({ ...CORE, lot: '1' }, awarded, { bids: [{ submission: 'b1', state: 'opened' }] }), 'opened');
  assert.equal(word({ ...CORE, lot: '1' }, { ...awarded, lots: lots(['1', 'closed'], ['2', 'failed'], ['2.1', 'open', 2]) }), 'received');
});

test('a receipt of a round that failed knows the last re-bid of its lot, and whether it takes bids', () => {
  const of = (lot, ...names) => {
    const found = rebidFor({ ...CORE, lot }, { lots: lots(...names) });
    return found && { ...found, lot: found.lot.lot };
  };
  const once = { next: false, until: null };
  assert.deepEqual(of('0', ['0', 'failed'], ['0.1', 'open']), { lot: '0.1', open: true, ...once });
  assert.deepEqual(of('2', ['1', 'awarded'], ['2', 'failed'], ['2.1', 'failed'], ['2.2', 'closed'], ['12.1', 'open']), { lot: '2.2', open: false, ...once });
  assert.deepEqual(of('2.1', ['2', 'failed'], ['2.1', 'failed'], ['2.10', 'open'], ['2.9', 'failed']), { lot: '2.10', open: true, ...once });
  assert.equal(of('2.1', ['2', 'failed'], ['2.1', 'open']), null);
  assert.equal(of('1', ['1', 'failed'], ['2', 'failed'], ['2.1', 'open']), null);
  assert.equal(rebidFor({ ...CORE, lot: '0' }, {}), null);
});

const STAGES = [['technical'], ['price']];
const staged = (lot, state, envelope, order = 0) => ({ lot, state, stages: STAGES, envelopes: [{ envelope }], order: `R25BK00000001-00${order}` });

test('before another stage the technical bids, the decision, its end and the next stage have their word one after the other', () => {
  const core = { ...CORE, lot: '0' };
  const record = { bids: [{ submission: 'b1', state: 'opened', reason: null }] };
  const passed = { passed: ['b1'], failed: [], pricesOpenAt: '2025-06-04T02:00:00.000Z' };
  const at = (state, technical) => worthOf(core, { ...tender(state, order(0)), lots: [staged('0', state, 'technical')] }, null, technical);
  assert.equal(at('open', null).word, 'received');
  assert.equal(at('opening', { record, decision: null }).word, 'stage-technical');
  assert.deepEqual([at('opening', { record, decision: passed }).word, at('opening', { record, decision: passed }).at], ['stage-passed', passed.pricesOpenAt]);
  const bindsAt = '2025-06-04T05:00:00.000Z';
  assert.equal(at('opening', { record, decision: passed, bindsAt }).at, bindsAt, 'a suspension has put it off');
  for (const state of ['admitted', 'continued']) {
    const worth = at(state, { record, decision: passed });
    assert.deepEqual([worth.word, worth.tone, worth.again], [`stage-${state}`, 'good', false]);
  }
  const reason = { ko: '납품기한 초과', en: 'Takes too long' };
  for (const state of ['opening', 'admitted', 'continued', 'failed']) {
    const worth = at(state, { record, decision: { ...passed, passed: [], failed: [{ submission: 'b1', reason }] } });
    assert.deepEqual([worth.word, worth.reason, stands(worth)], ['stage-not-passed', reason, false], state);
  }
  const broken = { bids: [{ submission: 'b1', state: 'void', reason: 'payload-invalid' }] };
  assert.equal(at('opening', { record: broken, decision: null }).word, 'void');
  assert.equal(at('failed', null).word, 'failed');
});

test('a firm that passed is sent to the next stage only as long as bids can be handed in there', () => {
  const core = { ...CORE, lot: '0' };
  const technical = { record: { bids: [{ submission: 'b1', state: 'opened', reason: null }] }, decision: { passed: ['b1'], failed: [] } };
  const after = (...next) => worthOf(core, { ...tender('open', order(0)), lots: [staged('0', 'continued', 'technical'), ...next] }, null, technical);
  for (const state of ['noticed', 'open']) assert.equal(after(staged('0.1', state, 'price')).word, 'stage-continued', state);
  for (const state of ['draining', 'closed', 'opening', 'opened', 'evaluating', 'award-intended', 'awarded', 'failed', 'cancelled']) {
    const worth = after(staged('0.1', state, 'price'));
    assert.deepEqual([worth.word, worth.again], ['stage-closed', false], state);
  }
  assert.equal(after(staged('0.1', 'failed', 'price'), staged('0.2', 'open', 'price')).word, 'stage-continued', 'bids are asked for once more');
  assert.equal(after(staged('0.1', 'failed', 'price'), staged('0.2', 'closed', 'price')).word, 'stage-closed');
});

test('a bid of the second stage is opened and ranked as any other', () => {
  const lotsNow = [staged('0', 'continued', 'technical'), staged('0.1', 'opened', 'price', 1)];
  const both = { ...tender('opened', order(0), order(1, { kind: 'next-stage', bidsAlreadySealed: null })), lots: lotsNow };
  const second = { ...CORE, tender: 'R25BK00000001-001', lot: '0.1' };
  assert.equal(word(second, both, { bids: [{ submission: 'b1', state: 'opened' }] }), 'opened');
  assert.equal(rebidFor(second, both), null);
});

test('a later round is told as the next stage or as a re-bid of the same one, with its closing time', () => {
  const orders = [order(0), order(1, { closesAt: '2025-06-20T01:00:00.000Z' })];
  const next = rebidFor({ ...CORE, lot: '0' }, { orders, lots: [staged('0', 'continued', 'technical'), staged('0.1', 'open', 'price', 1)] });
  assert.deepEqual([next.next, next.open, next.until, next.lot.lot], [true, true, '2025-06-20T01:00:00.000Z', '0.1']);
  const again = rebidFor({ ...CORE, lot: '0' }, { orders, lots: [staged('0', 'failed', 'technical'), staged('0.1', 'open', 'technical', 1)] });
  assert.equal(again.next, false);
  const priced = [staged('0', 'continued', 'technical'), staged('0.1', 'failed', 'price'), staged('0.2', 'noticed', 'price', 1)];
  assert.deepEqual(['0', '0.1'].map((lot) => rebidFor({ ...CORE, lot }, { orders, lots: priced }).next), [true, false]);
});
