import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { base64, hex, utf8 } from '../src/crypto/bytes.js';
import { H } from '../src/crypto/hash.js';
import { canonical } from '../src/crypto/json.js';
import { leafHash, nodeHash } from '../src/crypto/merkle.js';
import { checkRead } from '../src/crypto/read.js';
import { Workshop } from './fixtures.mjs';
import { Scene } from './scene.mjs';

const SUBMISSION = '11111111-1111-4111-8111-111111111111';
const SALT = '07'.repeat(32);
const READER = { person: '22222222-2222-4222-8222-222222222222', name: '박심사', salt: SALT };
let shop;
let scene;
before(async () => {
  shop = new Workshop();
  scene = await Scene.make(shop);
});
after(() => shop.close());

/** A read as the platform tells it; `wrong` says what its fact says instead. */
function readOf(wrong = {}, kind = 'bid-read') {
  const told = {
    lot: '0', envelope: 'technical', file: 'ab'.repeat(32), agency: 'Z990001', roles: ['evaluator'], purpose: 'technical-evaluation',
    at: '2026-01-01T00:00:00.000Z', until: '2026-01-01T01:00:00.000Z',
  };
  const reader = hex(H('opengeps/bid-reader/1', new Uint8Array(32).fill(7), READER.person, READER.name));
  const fact = canonical({ type: 'opengeps/bid-read/1', tender: 'R26BK00000001-000', submission: SUBMISSION, reader, ...told, ...wrong });
  const salt = new Uint8Array(32).fill(9);
  const values = [H('opengeps/leaf/1', salt, kind, fact), H('opengeps/dummy/1', salt)].map(leafHash);
  const root = nodeHash(...values);
  const entry = canonical({ type: 'opengeps/entry/1', kind: 'batch', subject: '0', document: null, data: { number: 0, size: 2, root: hex(root) } });
  const first = utf8('an entry before');
  const proof = {
    fact: base64(fact), leaf: { salt: hex(salt), index: 0, path: [hex(values[1])] },
    batch: { entry: base64(entry), index: '1', size: 2, root: hex(root) }, inclusion: [hex(leafHash(first))],
    checkpoint: scene.checkpoint(first, entry), timestamp: null,
  };
  return { ...told, reader: READER, proof };
}

const failed = async (read, submission = SUBMISSION) => (await checkRead(read, submission, scene.trust)).steps.filter(({ ok }) => !ok).map(({ name }) => name);

test('a read that stands in the log as it was told holds, before and after its reader is named', async () => {
  assert.deepEqual(await failed(readOf()), []);
  assert.deepEqual(await failed({ ...readOf(), reader: null }), []);
});

test('a read that was told otherwise than it was logged is found', async () => {
  const wrongs = [
    { file: null }, { file: 'cd'.repeat(32) }, { envelope: 'price' }, { at: '2026-01-01T00:00:00.001Z' }, { purpose: 'examination' },
    { roles: ['approving-officer'] }, { agency: 'Z990002' }, { submission: 'x' },
  ];
  for (const wrong of wrongs) {
    assert.deepEqual(await failed(readOf(wrong)), ['told'], JSON.stringify(wrong));
  }
  assert.deepEqual(await failed(readOf(), '33333333-3333-4333-8333-333333333333'), ['told']);
  assert.deepEqual(await failed({ ...readOf(), reader: { ...READER, name: '김심사' } }), ['told'], 'another name than the one that was fixed');
});

test('a fact of another kind is no read, and one that is in no batch is found', async () => {
  assert.deepEqual(await failed(readOf({}, 'reception')), ['leaf']);
  const read = readOf();
  assert.deepEqual(await failed({ ...read, proof: { ...read.proof, inclusion: [] } }), ['inclusion']);
});
