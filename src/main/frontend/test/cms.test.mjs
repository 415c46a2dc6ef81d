import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { concat, fromUtf8, utf8 } from '../src/crypto/bytes.js';
import { compressed, G, randomScalar, scalarToBytes, uncompressed } from '../src/crypto/curve.js';
import { bits, DerError, explicit, integer, nullValue, octets, oid, readElement, sequence, setOf, TAG, tagged } from '../src/crypto/der.js';
import { open, readEnvelope, recipientOf, seal } from '../src/crypto/envelope.js';
import { OID } from '../src/crypto/oids.js';
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

test('a certificate that came along and cannot be read keeps no message from being read', async () => {
  const certificate = shop.identity('person');
  const signer = await openSigner(shop.keyFile('person', 'x'), 'x');
  const odd = sequence(sequence(integer(1)), sequence(oid(OID.ecdsaSha256)), bits(new Uint8Array(8)));
  const message = readSigned(await signData({ ...signer, chain: [odd] }, utf8('{"type":"t/1"}'), new Date('2026-01-02T03:04:05Z')));
  assert.deepEqual(message.certificates.map(({ der }) => der), [certificate.der]);
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

const issuerName = () => sequence(setOf(sequence(oid('2.5.4.3'), tagged(TAG.UTF8, utf8('CA')))));

/** An envelope as the profile has it, but for what is given: only its form is read. */
function shaped(parts = {}) {
  const p = {
    algorithm: sequence(oid(OID.ecPublicKey)), key: bits(uncompressed(G)), afterKey: [], afterOriginator: [], ukm: octets(new Uint8Array(65)),
    afterUkm: [], wrap: sequence(oid(OID.aes256Wrap)), afterWrap: [], rid: sequence(issuerName(), integer(7)), wrapped: octets(new Uint8Array(40)),
    afterWrapped: [], nonce: octets(new Uint8Array(12)), afterLength: [], afterParameters: [], ...parts,
  };
  const recipient = tagged(
    0xa1, integer(3), explicit(0, tagged(0xa1, p.algorithm, p.key, ...p.afterKey), ...p.afterOriginator), explicit(1, p.ukm, ...p.afterUkm),
    sequence(oid(OID.kariSha256), p.wrap, ...p.afterWrap), sequence(sequence(p.rid, p.wrapped, ...p.afterWrapped)));
  const gcm = sequence(oid(OID.aes256Gcm), sequence(p.nonce, integer(16), ...p.afterLength), ...p.afterParameters);
  const content = sequence(oid(OID.data), gcm, tagged(0x80, new Uint8Array(5)));
  return sequence(oid(OID.authEnvelopedData), explicit(0, sequence(integer(0), tagged(TAG.SET, recipient), content, octets(new Uint8Array(16)))));
}

test('what the reference code reads of an envelope is read', () => {
  const accepted = [
    {}, { algorithm: sequence(oid(OID.ecPublicKey), oid(OID.p256)) }, { wrap: sequence(oid(OID.aes256Wrap), nullValue()) },
    { rid: tagged(0xa0, octets(new Uint8Array(20))) },
  ];
  for (const parts of accepted) assert.deepEqual(readEnvelope(shaped(parts)).originator.toBytes(), G.toBytes());
});

const REFUSED = {
  'a compressed key': { key: bits(compressed(G)) },
  'another curve': { algorithm: sequence(oid(OID.ecPublicKey), oid('1.3.132.0.34')) },
  'more of the key\'s kind': { algorithm: sequence(oid(OID.ecPublicKey), oid(OID.p256), nullValue()) },
  'something behind the key': { afterKey: [nullValue()] },
  'a second originator': { afterOriginator: [nullValue()] },
  'something behind the ukm': { afterUkm: [nullValue()] },
  'a key wrap with parameters': { wrap: sequence(oid(OID.aes256Wrap), integer(1)) },
  'something behind the key wrap': { afterWrap: [nullValue()] },
  'a short wrapped key': { wrapped: octets(new Uint8Array(24)) },
  'something behind the wrapped key': { afterWrapped: [nullValue()] },
  'a recipient of another kind': { rid: tagged(0xa2, octets(new Uint8Array(20))) },
  'a long key identifier': { rid: tagged(0xa0, octets(new Uint8Array(21))) },
  'a date beside the key identifier': { rid: tagged(0xa0, octets(new Uint8Array(20)), nullValue()) },
  'serial number zero': { rid: sequence(issuerName(), integer(0)) },
  'an issuer out of order': { rid: sequence(sequence(tagged(TAG.SET, integer(2), integer(1))), integer(7)) },
  'an issuer in broken DER': { rid: sequence(sequence(tagged(TAG.BOOLEAN, Uint8Array.of(1))), integer(7)) },
  'a nonce of another kind': { nonce: tagged(TAG.UTF8, new Uint8Array(12)) },
  'more parameters': { afterLength: [nullValue()] },
  'something behind the parameters': { afterParameters: [nullValue()] },
};

for (const [name, parts] of Object.entries(REFUSED)) {
  test(`an envelope is refused as the reference code does: ${name}`, () => assert.throws(() => readEnvelope(shaped(parts)), DerError));
}
