import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { concat, fromUtf8, utf8 } from '../src/crypto/bytes.js';
import { randomScalar, scalarToBytes } from '../src/crypto/curve.js';
import { DerError, readElement } from '../src/crypto/der.js';
import { open, readEnvelope, recipientOf, seal } from '../src/crypto/envelope.js';
import { openSigner } from '../src/crypto/signer.js';
import { openSignedJson, readSigned, signData, verifySignature } from '../src/crypto/signed.js';
import { fixedRandom, Workshop } from './fixtures.mjs';

let shop;
before(() => { shop = new Workshop(); });
after(() => shop.close());

for (const kind of ['EC', 'RSA']) {
  test(`OpenSSL verifies what a ${kind} key signs here`, async () => {
    shop.identity('person', kind);
    const signer = await openSigner(shop.keyFile('person', 'x'), 'x');
    shop.write('m.p7s', await signData(signer, utf8('{"type":"t/1"}'), new Date('2026-01-02T03:04:05Z')));
    const content = shop.openssl('cms', '-verify', '-inform', 'DER', '-in', 'm.p7s', '-CAfile', 'person.crt', '-purpose', 'any', '-cades');
    assert.equal(String(content), '{"type":"t/1"}');
  });
}

test('a changed byte in the content, the attributes or the signature is noticed', async () => {
  shop.identity('person');
  const signer = await openSigner(shop.keyFile('person', 'x'), 'x');
  const der = await signData(signer, utf8('{"type":"t/1"}'), new Date('2026-01-02T03:04:05Z'));
  assert.equal((await openSignedJson(der, 't/1')).json.type, 't/1');
  const message = readSigned(der);
  for (const part of [message.content, message.signature, message.toVerify.subarray(4)]) {
    const changed = der.slice();
    const at = Buffer.from(der).lastIndexOf(Buffer.from(part.subarray(part.length - 10)));
    changed[at + 9] ^= 1;
    await assert.rejects(openSignedJson(changed, 't/1'));
  }
  assert.equal(await verifySignature(message), true);
});

test('OpenSSL decrypts what is sealed here', async () => {
  const certificate = shop.identity('committee');
  const sealed = await seal(utf8('a sealed bid'), recipientOf(certificate.der), randomScalar(fixedRandom()), new Uint8Array(65).fill(7), fixedRandom(2));
  shop.write('s.p7m', sealed);
  const plain = shop.openssl('cms', '-decrypt', '-inform', 'DER', '-in', 's.p7m', '-inkey', 'committee.key', '-recip', 'committee.crt');
  assert.equal(String(plain), 'a sealed bid');
});

test('what OpenSSL seals opens here with the private scalar', async () => {
  const certificate = shop.identity('committee');
  shop.write('plain', 'from OpenSSL');
  shop.openssl('cms', '-encrypt', '-binary', '-aes-256-gcm', '-in', 'plain', '-outform', 'DER', '-out', 'o.p7m',
    '-recip', 'committee.crt', '-keyopt', 'ecdh_kdf_md:sha256');
  const text = String(shop.openssl('ec', '-in', 'committee.key', '-noout', '-text'));
  const digits = /priv:\s*([0-9a-f:\s]+)pub:/.exec(text)[1].replace(/[^0-9a-f]/g, '');
  const secret = BigInt(`0x${digits}`);
  const envelope = readEnvelope(shop.read('o.p7m'));
  assert.equal(fromUtf8(await open(envelope, secret)), 'from OpenSSL');
  assert.equal(scalarToBytes(secret).length, 32);
  assert.equal(certificate.keyType, 'EC');
});

test('fixed randomness gives fixed bytes, and another ukm another key', async () => {
  const certificate = shop.identity('committee');
  const make = (ukm) => seal(utf8('x'), recipientOf(certificate.der), randomScalar(fixedRandom(5)), ukm, fixedRandom(6));
  assert.deepEqual(await make(null), await make(null));
  assert.notDeepEqual(await make(null), await make(utf8('ukm')));
});

test('lengths that are not DER are refused', () => {
  for (const bad of [[0x30, 0x80, 0, 0], [0x04, 0x81, 0x01, 0], [0x04, 0x82, 0, 0x81], [0x04, 5, 1], [0x1f, 1, 1], [4]]) {
    assert.throws(() => readElement(Uint8Array.from(bad)), DerError);
  }
  assert.throws(() => readSigned(concat(Uint8Array.of(0x30, 0), Uint8Array.of(0))), DerError);
});
