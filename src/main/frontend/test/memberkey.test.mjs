/** The committee key file: what the program wrote opens in the page, what the page wrote opens, and the key cannot be read. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fromHex, hex } from '../src/crypto/bytes.js';
import { compressed, G, scalarFromBytes } from '../src/crypto/curve.js';
import { CommitteeKeeper, checkCopies, make } from '../src/crypto/committee/keeper.js';
import { openCommitteeKey, pointOfSpki, registrationOf } from '../src/crypto/committee/keyfile.js';

const file = (name) => new Uint8Array(readFileSync(new URL(`../../../test/resources/cases/${name}`, import.meta.url)));
const PASSWORD = '한글비밀번호1!';
const random = (length) => crypto.getRandomValues(new Uint8Array(length));
const validity = { from: Date.UTC(2026, 5, 1), until: Date.UTC(2028, 5, 1) };

test('the key file of the program opens in the page, and ECDH with it gives what the curve gives', async () => {
  const key = await openCommitteeKey([file('member/program.p12')], PASSWORD);
  const other = scalarFromBytes(fromHex('0b'.repeat(32)));
  const shared = await key.agree(G.multiply(other));
  const { Point } = await import('../src/crypto/curve.js');
  assert.equal(hex(shared), hex(compressed(Point.fromBytes(key.point).multiply(other)).slice(1)));
  assert.equal(key.notAfter.toISOString(), '2028-06-01T00:00:00.000Z');
  assert.equal(Object.values(key).some((value) => value instanceof CryptoKey), false, 'the key itself is handed to nobody');
});

test('a new key opens with its password from both copies, and with no other', async () => {
  const made = await make({ password: PASSWORD, ...validity }, random);
  assert.deepEqual(await checkCopies({ copies: [made.file, made.file.slice()], password: PASSWORD }), { point: made.point });
  await assert.rejects(checkCopies({ copies: [made.file, made.file], password: 'wrong' }), { code: 'key-password-wrong' });
  await assert.rejects(checkCopies({ copies: [made.file, file('member/program.p12')], password: PASSWORD }), { code: 'copies-differ' });
  await assert.rejects(checkCopies({ copies: [made.file, made.file.slice(0, 500)], password: PASSWORD }), { code: 'key-file-unknown' });
  assert.notEqual((await make({ password: PASSWORD, ...validity }, random)).point, made.point);
});

test('a personal key is no committee key', async () => {
  await assert.rejects(openCommitteeKey([file('keyfiles/jdk.p12')], 'practice'), { code: 'key-not-of-committee' });
});

test('a registration names the point as the program writes it', async () => {
  const { point } = await openCommitteeKey([file('member/page.p12')], PASSWORD);
  const { spki, ...rest } = registrationOf('person-1', point, '2028-06-01T00:00:00.000Z');
  assert.deepEqual(rest, { type: 'opengeps/committee-key/1', person: 'person-1', notAfter: '2028-06-01T00:00:00.000Z' });
  const der = Uint8Array.from(atob(spki), (c) => c.charCodeAt(0));
  assert.equal(hex(compressed(pointOfSpki(der))), hex(point));
  assert.throws(() => pointOfSpki(Uint8Array.of(...der, 0)));
});

test('the key of a page is used while it is open, and forgotten with the lock and when nobody uses it', async () => {
  let now = 0;
  let told = 0;
  const keeper = new CommitteeKeeper(() => { told += 1; }, () => now);
  const order = { files: [file('member/page.p12')], password: PASSWORD, idle: 1000 };
  assert.throws(() => keeper.use(), { code: 'committee-key-locked' });
  assert.deepEqual(await keeper.unlock(order), { open: true, point: hex((await openCommitteeKey(order.files, PASSWORD)).point), expiresAt: 1000 });
  now = 900;
  const key = keeper.use();
  await key.agree(G);
  now = 1899;
  assert.equal(keeper.status().open, true, 'use prolongs');
  now = 1900;
  assert.equal(keeper.status().open, false);
  assert.equal(told, 1);
  assert.throws(() => key.agree(G), { code: 'committee-key-locked' }, 'an act that is underway ends with the lock');
  await keeper.unlock(order);
  assert.deepEqual(keeper.lock(), { open: false });
  assert.throws(() => keeper.use(), { code: 'committee-key-locked' });
  await assert.rejects(keeper.unlock({ ...order, password: 'wrong' }), { code: 'key-password-wrong' });
});
