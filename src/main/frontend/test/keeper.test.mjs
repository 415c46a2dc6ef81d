/** The key of a sitting can be used for what officers sign, as long as somebody works, and never be read. */
import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import test, { after, beforeEach } from 'node:test';
import { canonical } from '../src/crypto/json.js';
import { KeyKeeper, Locked, TYPES } from '../src/crypto/keeper.js';
import { readSigned } from '../src/crypto/signed.js';
import { Workshop } from './fixtures.mjs';

const MINUTE = 60_000;
const shop = new Workshop();
const certificate = shop.identity('officer');
const pkcs8 = shop.openssl('pkcs8', '-topk8', '-nocrypt', '-in', 'officer.key', '-outform', 'DER');
const imported = (extractable) => webcrypto.subtle.importKey('pkcs8', pkcs8, { name: 'ECDSA', namedCurve: 'P-256' }, extractable, ['sign']);
const approval = canonical({ type: 'opengeps/approval/1', draft: 'd', draftHash: '00' });
let now = 0;
let keeper;
after(() => shop.close());

beforeEach(async () => {
  now = 0;
  keeper = new KeyKeeper(() => now);
  keeper.unlock({ sitting: 'one', certificate: certificate.der, chain: [], key: await imported(false), idle: 15 * MINUTE });
});

test('one unlocking serves many signatures of the sitting, and each is listed', async () => {
  for (let i = 0; i < 5; i++) {
    const signed = readSigned(await keeper.sign({ sitting: 'one', content: approval, at: 1_750_000_000_000 }));
    assert.deepEqual(signed.content, approval);
  }
  assert.equal(keeper.status('one').signed.length, 5);
  assert.equal(keeper.status('one').signed[0].type, 'opengeps/approval/1');
});

test('after fifteen minutes without use the key is gone; work moves that moment', async () => {
  now = 14 * MINUTE;
  assert.equal(keeper.touch('one').open, true);
  now = 28 * MINUTE;
  assert.equal(keeper.status('one').open, true);
  now = 29 * MINUTE;
  assert.equal(keeper.status('one').open, false);
  await assert.rejects(keeper.sign({ sitting: 'one', content: approval, at: 1 }), Locked);
});

test('looking at the state is no work: it does not keep the key open', () => {
  for (now = 0; now < 15 * MINUTE; now += MINUTE) assert.equal(keeper.status('one').open, true);
  assert.equal(keeper.status('one').open, false);
});

test('a page of another sitting, or of nobody, makes the keeper forget the key', async () => {
  assert.equal(keeper.status('two').open, false);
  assert.equal(keeper.status('one').open, false);
});

test('the lock forgets the key', async () => {
  keeper.lock();
  await assert.rejects(keeper.sign({ sitting: 'one', content: approval, at: 1 }), Locked);
});

for (const type of ['login', 'registration', 'submission', 'statement', 'upload', 'ceremony', 'round1', 'sanction']) {
  test(`a script that asks for a signature under opengeps/${type}/1 gets none`, async () => {
    const content = canonical({ type: `opengeps/${type}/1` });
    await assert.rejects(keeper.sign({ sitting: 'one', content, at: 1 }), TypeError);
    assert.equal(keeper.status('one').signed.length, 0);
  });
}

test('bytes that are no message get no signature', async () => {
  await assert.rejects(keeper.sign({ sitting: 'one', content: new Uint8Array([1, 2, 3]), at: 1 }));
});

test('a key that a script could read is not taken', async () => {
  const key = await imported(true);
  assert.throws(() => keeper.unlock({ sitting: 'one', certificate: certificate.der, chain: [], key, idle: MINUTE }), TypeError);
});

test('without a sitting no key is kept', async () => {
  const key = await imported(false);
  assert.throws(() => keeper.unlock({ sitting: '', certificate: certificate.der, chain: [], key, idle: MINUTE }), TypeError);
});

test('everything that an officers\' page signs can be signed with the key of a sitting', async () => {
  const pages = ['sign', 'draft', 'documents'].map((page) => readFileSync(new URL(`../src/pages/${page}.js`, import.meta.url), 'utf8')).join('\n');
  const types = new Set([...pages.matchAll(/opengeps\/[a-z-]+\/1/g)].map(([type]) => type));
  assert.ok(types.has('opengeps/round-act/1') && types.has('opengeps/draft/1'));
  for (const type of types) {
    const signed = readSigned(await keeper.sign({ sitting: 'one', content: canonical({ type }), at: 1_750_000_000_000 }));
    assert.deepEqual(signed.content, canonical({ type }));
  }
});

test('what the key of a sitting has signed is named in both languages', () => {
  for (const language of ['ko', 'en']) {
    const texts = readFileSync(new URL(`../../resources/org/opengeps/portal/text/messages_${language}.properties`, import.meta.url), 'utf8');
    const unnamed = TYPES.map((type) => type.split('/')[1]).filter((name) => !texts.includes(`\njs.key.type.${name}=`));
    assert.deepEqual(unnamed, []);
  }
});
