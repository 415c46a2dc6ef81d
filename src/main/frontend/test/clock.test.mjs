import assert from 'node:assert/strict';
import { test } from 'node:test';

// an open channel would keep the test from ending
globalThis.BroadcastChannel = class { addEventListener() {} postMessage() {} };
globalThis.document = { body: { dataset: {} }, documentElement: { lang: 'ko' }, cookie: '' };
const SERVER = '2025-07-09T05:13:40.000Z';
const CORE = { outcome: 'accepted', tender: 'R25BK00000108-000', lot: '0', submission: 's', envelopes: [{ envelope: 'price' }] };
const TENDER = {
  ref: 'R25BK00000108-000', state: 'open', opensAt: '2025-07-09T07:00:00.000Z', lots: [],
  orders: [{ ref: 'R25BK00000108-000', kind: 'tender', closesAt: '2025-07-09T06:00:00.000Z', opensAt: '2025-07-09T07:00:00.000Z' }],
  ruleSet: { document: { cancellation: { until: 'opening' } } },
};

/** Answers to questions for the time are held back until they are let go. */
function slowClock() {
  let letGo;
  const held = new Promise((resolve) => { letGo = resolve; });
  const asked = [];
  globalThis.fetch = async (address) => {
    asked.push(address);
    await held;
    return new Response(JSON.stringify({ instant: SERVER, zone: 'Asia/Seoul' }), { status: 200, headers: { 'Content-Type': 'application/json' } });
  };
  return { letGo, asked };
}

test('whether a bid can be cancelled is told by the server\'s clock, however late it answers', async () => {
  const { letGo } = slowClock();
  const { worthNow } = await import('../src/pages/held.js');
  const worth = worthNow(CORE, async () => ({ tender: TENDER, openings: [] }));
  letGo();
  assert.equal((await worth).cancellable, true);
});

test('all scripts of a page wait for one answer', async () => {
  globalThis.opengepsClock = undefined;
  const { letGo, asked } = slowClock();
  const [one, other] = await Promise.all([import('../src/pages/clock.js?one'), import('../src/pages/clock.js?other')]);
  const waiting = [one.clockReady(), other.clockReady()];
  letGo();
  await Promise.all(waiting);
  assert.equal(asked.length, 3);
  assert.ok(Math.abs(other.serverNow() - Date.parse(SERVER)) < 5000);
});

test('a page without the server\'s time goes on', async () => {
  globalThis.opengepsClock = undefined;
  globalThis.fetch = async () => { throw new TypeError('no network'); };
  const { clockReady, isSynchronised } = await import('../src/pages/clock.js?alone');
  await clockReady();
  assert.equal(isSynchronised(), false);
});

test('what is signed bears the server\'s time, however early somebody signs', async () => {
  globalThis.opengepsClock = undefined;
  const { letGo } = slowClock();
  const { officialTime } = await import('../src/pages/clock.js?signing');
  const time = officialTime();
  letGo();
  assert.ok(Math.abs((await time).getTime() - Date.parse(SERVER)) < 5000);
});

test('after a failure whoever asks next tries again', async () => {
  globalThis.opengepsClock = undefined;
  globalThis.fetch = async () => { throw new TypeError('no network'); };
  const { clockReady, isSynchronised, officialTime } = await import('../src/pages/clock.js?again');
  await clockReady();
  assert.equal(isSynchronised(), false);
  slowClock().letGo();
  assert.ok(Math.abs((await officialTime()).getTime() - Date.parse(SERVER)) < 5000);
});
