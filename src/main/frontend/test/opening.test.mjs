/** What the page of an opening says and ticks, from what the server answers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asksState, openingsOf, stageOf, stepsDone } from '../src/pages/openingsteps.js';

const ONE = ['close', 'gate', 'partials', 'draw', 'record'];
const STAGED = ['close', 'gate', 'technical', 'decision'];
const RECORD = { bids: [] };
const one = (envelope, stage, more = {}) => ({ envelope, stage, closeHash: 'c', gateKey: stage === 'closed' ? null : 'g', partials: [], record: null, judgment: null, ...more });
const opened = (judgment = null) => one('technical', 'opened', { record: RECORD, judgment });
const passed = (...bids) => ({ passed: bids, pricesOpenAt: '2025-06-04T02:00:00.000Z' });
const stage = (openings, { staged = false, state = 'opening' } = {}) => stageOf(openingsOf(openings, true), staged, state);
const done = (openings, twofold = true) => Object.entries(stepsDone(openingsOf(openings, twofold), 2)).filter(([, is]) => is).map(([name]) => name);

test('before the closing there is no opening', () => {
  assert.equal(openingsOf([], true), null);
  assert.equal(openingsOf([], false), null);
});

test('bids in one envelope are opened step by step, and nobody is asked how it ended unless it failed', () => {
  const at = (...of) => openingsOf([one('price', ...of)], false);
  const own = (...of) => done([one('price', ...of)], false).filter((name) => ONE.includes(name));
  assert.deepEqual(own('closed'), ['close']);
  assert.deepEqual(own('opening', { partials: [1] }), ['close', 'gate']);
  assert.deepEqual(own('opening', { partials: [1, 2] }), ['close', 'gate', 'partials']);
  assert.deepEqual(own('opened', { record: RECORD }), ONE);
  for (const name of ['closed', 'opening', 'opened', 'failed']) {
    assert.equal(stageOf(at(name), false, 'opening'), name);
    assert.equal(asksState(at(name)), name === 'failed');
  }
  assert.equal(stageOf(at('closed'), false, 'cancelled'), 'cancelled');
});

test('technical bids that are open stay open, whatever is decided about them', () => {
  assert.deepEqual(done([one('technical', 'opening')]).filter((name) => STAGED.includes(name)), ['close', 'gate']);
  assert.deepEqual(done([opened()]), ['close', 'gate', 'technical']);
  assert.deepEqual(done([opened(passed('b1'))]), STAGED);
  assert.deepEqual(done([opened(), one('price', 'closed', { decision: passed('b1') })]), STAGED);
  assert.deepEqual(done([opened(), one('price', 'opening')]), [...STAGED, 'prices']);
});

test('a stage of its own is examined, decided and over, and says so by the state that the lot has now', () => {
  const staged = (judgment, state) => stage([opened(judgment)], { staged: true, state });
  assert.equal(staged(null, 'opening'), 'examining');
  assert.equal(staged(passed('b1'), 'opening'), 'decided');
  for (const state of ['admitted', 'continued', 'failed', 'cancelled']) assert.equal(staged(passed('b1'), state), state);
  assert.equal(staged(null, 'failed'), 'failed', 'nobody decided');
  assert.ok(asksState(openingsOf([opened(passed('b1'))], true)));
});

test('where nobody passes no next stage and no prices are promised', () => {
  assert.equal(stage([opened(passed())], { staged: true }), 'nobody');
  assert.equal(stage([opened(), one('price', 'closed', { decision: passed() })]), 'nobody');
  assert.equal(stage([opened(), one('price', 'closed', { decision: passed('b1') })]), 'prices');
});

test('prices that wait for a decision, or lapse, are told by what became of the lot', () => {
  assert.equal(stage([opened()]), 'examining');
  assert.equal(stage([opened()], { state: 'failed' }), 'failed');
  const lapsed = [opened(), one('price', 'failed', { decision: passed('b1') })];
  assert.equal(stage(lapsed), 'failed');
  assert.ok(asksState(openingsOf(lapsed, true)));
  assert.ok(!asksState(openingsOf([opened(), one('price', 'closed', { decision: passed('b1') })], true)));
  assert.equal(stage([opened(), one('price', 'opened', { record: RECORD })]), 'opened');
});
