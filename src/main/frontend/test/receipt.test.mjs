import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { base64, fromBase64, hex, utf8 } from '../src/crypto/bytes.js';
import { H, sha256Hex } from '../src/crypto/hash.js';
import { children, integer, readOnly, sequence } from '../src/crypto/der.js';
import { canonical } from '../src/crypto/json.js';
import { leafHash, nodeHash } from '../src/crypto/merkle.js';
import { checkReceipt } from '../src/crypto/receipt.js';
import { readSigned, signedHash } from '../src/crypto/signed.js';
import { Workshop } from './fixtures.mjs';
import { Scene } from './scene.mjs';

const STAMPS = ['keyUsage=critical,digitalSignature', 'extendedKeyUsage=critical,timeStamping'];
const own = { statement: utf8('my statement'), envelopes: { price: utf8('my envelope') } };
let shop;
let scene;
before(async () => {
  shop = new Workshop();
  scene = await Scene.make(shop);
  shop.certify('stamper', { issuer: 'stamp-root', extensions: STAMPS });
  shop.certify('stranger-stamper', { issuer: 'stranger-root', extensions: STAMPS });
  shop.certify('rsa-stamper', { issuer: 'stamp-root', kind: 'RSA', extensions: STAMPS });
});
after(() => shop.close());

/** A token over 32 bytes, made by OpenSSL's time-stamp authority. */
function stamp(imprint, { signer = 'stamper', chain = 'stamp-root', digest = 'sha256', ess = 'sha256' } = {}) {
  shop.write('serial', '01\n');
  shop.write('ts.cnf', `[tsa]\ndefault_tsa=t\n[t]\nserial=serial\nsigner_cert=${signer}.crt\nsigner_key=${signer}.key\ncerts=${chain}.crt\n`
    + `signer_digest=${digest}\ndefault_policy=1.2.3.4\ndigests=sha256\naccuracy=secs:1\nordering=yes\ntsa_name=yes\ness_cert_id_chain=no\ness_cert_id_alg=${ess}\n`);
  shop.openssl('ts', '-query', '-digest', hex(imprint), '-sha256', '-cert', '-out', 'q.tsq');
  shop.openssl('ts', '-reply', '-config', 'ts.cnf', '-queryfile', 'q.tsq', '-token_out', '-out', 't.tst');
  return shop.read('t.tst');
}

/** A receipt as the platform gives it; `wrong` names what differs. */
async function receiptOf(wrong = {}) {
  const core = {
    type: 'opengeps/receipt-core/1', submission: 's', tender: 'R26BK00000001-000', statementHash: sha256Hex(own.statement),
    lot: '0', envelopes: [{ envelope: 'price', sha256: sha256Hex(own.envelopes.price) }], receivedAt: '2026-01-01T00:00:00.000Z', outcome: 'accepted', refusal: null, ...wrong.core,
  };
  const salt = new Uint8Array(32).fill(7);
  const values = [H('opengeps/leaf/1', salt, 'reception', canonical(core)), H('opengeps/dummy/1', salt)].map(leafHash);
  const root = nodeHash(...values);
  const entry = canonical({ type: 'opengeps/entry/1', kind: wrong.kind ?? 'batch', subject: '0', document: null, data: { number: 0, size: 2, root: hex(root) } });
  const first = utf8('an entry before');
  return {
    type: 'opengeps/receipt/1', core: await scene.signed(wrong.platform ?? scene.platform, core, wrong.signedAt),
    leaf: { salt: hex(salt), index: 0, path: [hex(values[1])] },
    batch: { entry: base64(entry), index: '1', size: 2, root: hex(root) }, inclusion: [hex(leafHash(first))],
    checkpoint: scene.checkpoint(first, entry, wrong.checkpoint),
    timestamp: wrong.timestamp === null ? null : base64(stamp(wrong.stamped ?? root, wrong.timestamp)),
  };
}

const failed = async (receipt, trust = scene.trust, mine = own) =>
  (await checkReceipt(receipt, trust, mine)).steps.filter((step) => !step.ok).map((step) => step.fault?.code ? `${step.name} ${step.fault.code}` : step.name);

test('a good receipt holds, with every kind of time stamp that OpenSSL makes', async () => {
  for (const timestamp of [{}, { digest: 'sha512' }, { ess: 'sha1' }, { ess: 'sha512' }, { signer: 'rsa-stamper' }, { signer: 'rsa-stamper', digest: 'sha384' }]) {
    const { ok, steps } = await checkReceipt(await receiptOf({ timestamp }), scene.trust, own);
    assert.deepEqual(steps.filter((step) => !step.ok), [], JSON.stringify(timestamp));
    assert.ok(ok && Math.abs(steps.at(-1).detail - Date.now()) < 60_000, 'the stamped instant');
  }
});

test('a receipt without a time stamp holds: the authority may have been down', async () => {
  const { ok, steps } = await checkReceipt(await receiptOf({ timestamp: null }), scene.trust, own);
  assert.ok(ok);
  assert.ok(!steps.some((step) => step.name === 'timestamp'));
});

test('a receipt that names another encoding of the own signature is about the own statement, one of another signature is not', async () => {
  const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const statement = fromBase64(await scene.signed(scene.platform, { type: 'opengeps/statement/1', title: '위판장' }));
  const { signature } = readSigned(statement);
  const [r, s] = children(readOnly(signature)).map((number) => BigInt(`0x${hex(number.value)}`));
  const other = sequence(integer(r), integer(N - s));
  const mine = { ...own, statement };
  const signed = (bytes) => hex(signedHash({ ...readSigned(statement), signature: bytes }));
  assert.equal(signed(other), signed(signature));
  const core = { statementHash: '00'.repeat(32) };
  assert.deepEqual(await failed(await receiptOf({ core: { ...core, signed: signed(other) } }), scene.trust, mine), []);
  const foreign = signed(sequence(integer(r + 1n), integer(s)));
  assert.deepEqual(await failed(await receiptOf({ core: { ...core, signed: foreign } }), scene.trust, mine), ['own-statement']);
});

test('each thing made wrong is named', async () => {
  const wrongs = [
    [{ platform: scene.impostor }, 'platform-signature untrusted'],
    [{ platform: scene.officer }, 'platform-signature wrong-use'],
    [{ platform: scene.published }, 'platform-signature wrong-use'],
    [{ signedAt: new Date(Date.now() + 40 * 86_400_000) }, 'platform-signature expired'],
    [{ kind: 'notice-published' }, 'inclusion'],
    [{ checkpoint: { witnesses: [] } }, 'witness'],
    [{ checkpoint: { log: scene.witness } }, 'log-signature'],
    [{ checkpoint: { origin: 'other.example' } }, 'inclusion'],
    [{ stamped: new Uint8Array(32) }, 'timestamp other'],
    [{ timestamp: { signer: 'stranger-stamper', chain: 'stranger-root' } }, 'timestamp untrusted'],
  ];
  for (const [wrong, step] of wrongs) assert.deepEqual(await failed(await receiptOf(wrong)), [step], JSON.stringify(Object.keys(wrong)));
  const good = await receiptOf();
  const changes = [
    [{ leaf: { ...good.leaf, salt: '00'.repeat(32) } }, ['leaf']], [{ leaf: { ...good.leaf, index: 1 } }, ['leaf']],
    [{ batch: { ...good.batch, root: '00'.repeat(32) } }, ['leaf', 'inclusion', 'timestamp other']],
    [{ batch: { ...good.batch, index: '0' } }, ['inclusion']], [{ inclusion: [] }, ['inclusion']],
  ];
  for (const [change, names] of changes) assert.deepEqual(await failed({ ...good, ...change }), names);
  assert.deepEqual(await failed(good, scene.trust, { statement: utf8('another'), envelopes: own.envelopes }), ['own-statement']);
});

test('a bit flipped in what was stamped or in the signature is found', async () => {
  const receipt = await receiptOf();
  const token = Buffer.from(receipt.timestamp, 'base64');
  const imprint = token.indexOf(Buffer.from(receipt.batch.root, 'hex'));
  const places = [...Array.from({ length: 64 }, (_, i) => imprint - 12 + i), ...Array.from({ length: 60 }, (_, i) => token.length - 1 - i)];
  for (const at of places) {
    const bad = Buffer.from(token);
    bad[at] ^= 1;
    assert.equal((await failed({ ...receipt, timestamp: base64(bad) })).length, 1, `byte ${at} of ${token.length}`);
  }
});
