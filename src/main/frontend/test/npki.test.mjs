import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { concat, fromHex, hex, utf8 } from '../src/crypto/bytes.js';
import { bits, children, integer, octets, oid, readOnly, sequence, setOf, tagged, TAG } from '../src/crypto/der.js';
import { WrongPassword } from '../src/crypto/keyfault.js';
import { loadSeed } from '../src/crypto/seed.js';
import { readSigned, signData, verifySignature } from '../src/crypto/signed.js';
import { openSigner } from '../src/crypto/signer.js';
import { Workshop } from './fixtures.mjs';

const LEGACY = ['-provider', 'legacy', '-provider', 'default'];
let shop;
before(() => {
  shop = new Workshop();
  for (const kind of ['RSA', 'EC']) shop.identity(kind, kind);
});
after(() => shop.close());

/** signPri.key as OpenSSL writes it: PBES2 with SEED. */
function pbes2(kind, prf) {
  shop.openssl('pkcs8', '-topk8', '-v2', 'seed-cbc', '-v2prf', prf, ...LEGACY, '-in', `${kind}.key`, '-outform', 'DER', '-out', 'signPri.key', '-passout', 'pass:비밀 pass');
  return shop.read('signPri.key');
}

/** signPri.key in KISA's own scheme: encrypted by OpenSSL's SEED, key and vector from Node's SHA-1. */
function kisa(kind, password, iterations = 2048) {
  shop.openssl('pkcs8', '-topk8', '-nocrypt', '-in', `${kind}.key`, '-outform', 'DER', '-out', 'plain.key');
  return kisaOf('plain.key', password, iterations);
}

function kisaOf(plain, password, iterations = 2048) {
  const salt = fromHex('0102030405060708');
  let derived = Buffer.concat([Buffer.from(password), salt]);
  for (let i = 0; i < iterations; i++) derived = createHash('sha1').update(derived).digest();
  const iv = createHash('sha1').update(derived.subarray(16, 20)).digest().subarray(0, 16);
  shop.openssl('enc', '-e', '-seed-cbc', ...LEGACY, '-K', hex(derived.subarray(0, 16)), '-iv', hex(iv), '-in', plain, '-out', 'cipher.bin');
  return sequence(sequence(oid('1.2.410.200004.1.15'), sequence(octets(salt), integer(iterations))), octets(shop.read('cipher.bin')));
}

test('the cipher yields the vectors of RFC 4269', async () => {
  const seed = await loadSeed();
  const vectors = [
    ['00000000000000000000000000000000', '000102030405060708090a0b0c0d0e0f', '5ebac6e0054e166819aff1cc6d346cdb'],
    ['000102030405060708090a0b0c0d0e0f', '00000000000000000000000000000000', 'c11f22f20140505084483597e4370f43'],
    ['4706480851e61be85d74bfb3fd956185', '83a2f8a288641fb9a4e9a5cc2f131c7d', 'ee54d13ebcae706d226bc3142cd40d4a'],
    ['28dbc3bc49ffd87dcfa509b11d422be7', 'b41e6be2eba84a148e2eed84593c5ec7', '9b9b7bfcd1813cb95d0b3618f40f5122'],
  ];
  for (const [key, plain, cipher] of vectors) {
    const out = seed.SEED_CBC_Encrypt(fromHex(key), new Uint8Array(16), fromHex(plain), 0, 16);
    assert.equal(hex(out.slice(0, 16)), cipher);
  }
});

for (const kind of ['RSA', 'EC']) {
  for (const [name, make] of Object.entries({
    'PBES2 and SHA-1': () => pbes2(kind, 'hmacWithSHA1'), 'PBES2 and SHA-256': () => pbes2(kind, 'hmacWithSHA256'),
    "KISA's scheme": () => kisa(kind, '비밀 pass'),
  })) {
    test(`a ${kind} key pair protected with ${name} opens and signs`, async () => {
      const signer = await openSigner([make(), shop.read(`${kind}.der`)], '비밀 pass');
      const signed = await signData(signer, utf8('{"a":1}'), new Date('2026-01-02T03:04:05Z'));
      assert.equal(await verifySignature(readSigned(signed)), true);
    });
  }
}

test('a wrong password is told apart from a broken file', async () => {
  for (const file of [kisa('RSA', 'right'), pbes2('RSA', 'hmacWithSHA256')]) {
    const certificate = shop.read('RSA.der');
    for (const wrong of ['wrong', '', '비밀']) await assert.rejects(openSigner([file, certificate], wrong), WrongPassword);
    await assert.rejects(openSigner([file.subarray(0, 100), certificate], 'right'), { code: 'key-file-unknown' });
  }
});

test('authorities come along, in any order', async () => {
  shop.certify('root', { extensions: ['basicConstraints=critical,CA:TRUE'] });
  shop.certify('authority', { issuer: 'root', extensions: ['basicConstraints=critical,CA:TRUE'] });
  shop.certify('person', { issuer: 'authority', kind: 'RSA', extensions: ['basicConstraints=critical,CA:FALSE', 'keyUsage=digitalSignature'] });
  const files = [shop.read('authority.der'), shop.read('person.der'), kisa('person', 'x')];
  for (const order of [files, [...files].reverse()]) {
    const opened = await openSigner(order, 'x');
    assert.equal(opened.chain.length, 1);
    assert.equal(opened.certificate.subject.CN, 'person');
  }
});

test('a random number in the key, as Korean authorities put it there, does not disturb', async () => {
  shop.openssl('pkcs8', '-topk8', '-nocrypt', '-in', 'RSA.key', '-outform', 'DER', '-out', 'bare.key');
  const random = sequence(oid('1.2.410.200004.10.1.1.3'), setOf(bits(new Uint8Array(20))));
  const parts = children(readOnly(shop.read('bare.key'), TAG.SEQUENCE)).map((part) => part.bytes);
  shop.write('with-random.der', sequence(...parts, tagged(0xa0, random)));
  const file = kisaOf('with-random.der', 'x');
  const signer = await openSigner([file, shop.read('RSA.der')], 'x');
  assert.equal(await verifySignature(readSigned(await signData(signer, utf8('{}'), new Date()))), true);
});

test('a certificate without its key, or a key without its certificate, is not enough', async () => {
  await assert.rejects(openSigner([shop.read('RSA.der'), shop.read('EC.der')], 'x'), { code: 'key-half' });
  await assert.rejects(openSigner([kisa('RSA', 'x'), concat(Uint8Array.of(0x30, 0))], 'x'), { code: 'key-file-unknown' });
});
