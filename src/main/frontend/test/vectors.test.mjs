/** The vectors that the Java code makes: the page must give and read exactly these bytes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { p256 } from '@noble/curves/nist.js';
import { expand_message_xmd as expandMessage } from '@noble/curves/abstract/hash-to-curve.js';
import { base64, concat, fromBase64, fromHex, fromUtf8, hex, utf8 } from '../src/crypto/bytes.js';
import { compressed, G, point, scalarFromBytes, scalarToBytes } from '../src/crypto/curve.js';
import { Cursor, readOnly, TAG } from '../src/crypto/der.js';
import { drawPrices, estimate } from '../src/crypto/draw.js';
import { open, readEnvelope, recipientOf, recipientOfKey, seal } from '../src/crypto/envelope.js';
import { H, HS, sha256, sha256Hex } from '../src/crypto/hash.js';
import { canonical, canonicalText, parseCanonical } from '../src/crypto/json.js';
import { amountText, scaleOf } from '../src/crypto/money.js';
import { checkKnowledge, ephemeralContext, proveKnowledge } from '../src/crypto/proof.js';
import { readSigned, signData, signedHash, verifySignature } from '../src/crypto/signed.js';
import { readGatedPayload, sealSubmission } from '../src/crypto/submission.js';
import { readCertificate } from '../src/crypto/x509.js';

const vectors = (name) =>
  JSON.parse(readFileSync(new URL(`../../../test/resources/vectors/${name}.json`, import.meta.url), 'utf8'));

/** Gives out stored bytes, and says when they are used up exactly. */
function stored(digits) {
  const bytes = fromHex(digits);
  let at = 0;
  const random = (length) => bytes.slice(at, (at += length));
  random.isUsedUp = () => at === bytes.length;
  return random;
}

/** Signs as the reference code does: ECDSA with RFC 6979 nonces, RSA with PKCS #1 v1.5. */
async function referenceSigner({ key, certificate }) {
  const pkcs8 = fromBase64(key);
  const read = readCertificate(fromBase64(certificate));
  if (read.keyType === 'RSA') {
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
    const rsa = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']);
    return { certificate: read, chain: [], sign: async (b) => new Uint8Array(await crypto.subtle.sign(algorithm, rsa, b)) };
  }
  const outer = new Cursor(readOnly(pkcs8, TAG.SEQUENCE));
  outer.take(TAG.INTEGER);
  outer.take(TAG.SEQUENCE);
  const inner = new Cursor(readOnly(outer.take(TAG.OCTET_STRING).value, TAG.SEQUENCE));
  inner.take(TAG.INTEGER);
  const secret = inner.take(TAG.OCTET_STRING).value;
  return { certificate: read, chain: [], sign: async (b) => p256.sign(b, secret, { lowS: false, format: 'der' }) };
}

test('canonical JSON', () => {
  const { accepted, refused } = vectors('json');
  for (const { input, canonical: text, sha256: hash } of accepted) {
    assert.equal(canonicalText(JSON.parse(input)), text);
    assert.equal(sha256Hex(utf8(text)), hash);
    assert.deepEqual(parseCanonical(utf8(text)), JSON.parse(input));
  }
  for (const input of refused) {
    assert.throws(() => {
      const value = parseCanonical(utf8(input));
      if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new TypeError('not an object');
    }, undefined, input);
  }
});

test('tagged hashes', () => {
  const v = vectors('hash');
  const parts = v.parts.map(fromHex);
  assert.equal(hex(H(v.tag, ...parts)), v.H);
  assert.equal(hex(scalarToBytes(HS(v.tag, ...parts))), v.HS);
  const framed = concat(...parts.flatMap((p) => [Uint8Array.of(0, 0, 0, p.length), p]));
  assert.equal(hex(expandMessage(framed, utf8(v.tag), 48, sha256)), v.xmd48);
});

test('proofs of knowledge', () => {
  const { knowledge: v } = vectors('proof');
  const secret = scalarFromBytes(fromHex(v.secret));
  assert.equal(hex(compressed(G.multiply(secret))), v.image);
  assert.equal(hex(proveKnowledge(secret, fromHex(v.context), stored(v.random))), v.proof);
  assert.equal(checkKnowledge(point(v.image), fromHex(v.context), fromHex(v.proof)), true);
});

for (const v of vectors('signed').cases) {
  test(`a message signed by ${v.algorithm}`, async () => {
    const signer = await referenceSigner(v);
    const content = utf8(v.content);
    assert.equal(base64(await signData(signer, content, new Date(v.signingTime))), v.der);
    const message = readSigned(fromBase64(v.der));
    assert.equal(fromUtf8(message.content), v.content);
    assert.equal(await verifySignature(message), true);
    assert.equal(hex(message.certificate.spkiHash), v.spkiHash);
    assert.equal(hex(signedHash(message)), v.signed);
  });
}

for (const [i, v] of vectors('envelope').cases.entries()) {
  test(`envelope ${i + 1} (recipient by ${v.recipient}${v.ukm ? ', with ukm' : ''})`, async () => {
    const { certificate, publicKey, privateKey } = vectors('envelope');
    const recipient = v.recipient === 'certificate' ? recipientOf(fromBase64(certificate)) : recipientOfKey(point(publicKey));
    const ukm = v.ukm ? fromHex(v.ukm) : null;
    const der = await seal(utf8(v.content), recipient, scalarFromBytes(fromHex(v.ephemeral)), ukm, stored(v.random));
    assert.equal(base64(der), v.der);
    assert.equal(fromUtf8(await open(readEnvelope(der), point(v.shared))), v.content);
    assert.equal(fromUtf8(await open(readEnvelope(der), scalarFromBytes(fromHex(privateKey)))), v.content);
  });
}

for (const [i, v] of vectors('draw').cases.entries()) {
  test(`price draw ${i + 1}`, () => {
    const own = drawPrices(v.v, v.gatePrivate, v.closeHash, v.parameters, v.baseAmount);
    const { counts, selected, estimatedPrice } = estimate(own, v.picks, v.parameters.selected);
    assert.deepEqual(
      own.map((p) => ({ ...p, price: amountText(p.price, scaleOf(v.baseAmount)), count: counts.get(p.serial), selected: selected.includes(p.serial) })),
      v.draw.prices.map(({ serial, stratum, rate, price, count, selected: s }) => ({ serial, stratum, rate, price, count, selected: s })));
    assert.equal(amountText(estimatedPrice, scaleOf(v.baseAmount)), v.draw.estimatedPrice);
  });
}

test('a bid in two envelopes: page and reference code make the same bytes from the same randomness', async () => {
  const v = vectors('submission').twoEnvelopes;
  const [technical, price] = v.parts;
  const bid = {
    notice: v.notice, noticeHash: v.noticeHash, tender: v.notice.ref, lot: '0', submission: price.submission, supplier: price.supplier,
    supplierName: price.supplierName, offer: { ...technical.offer, ...price.offer },
    files: { technical: v.files[0].files, price: v.files[1].files }, contact: v.files[0].contact, replaces: null,
  };
  const random = stored(v.random);
  const sealed = await sealSubmission(bid, await referenceSigner(v), new Date(v.signedAt), random);
  for (const { envelope, der } of v.envelopes) assert.equal(base64(sealed.envelopes[envelope]) === der, true, envelope);
  assert.equal(base64(sealed.statement) === v.statement, true);
  assert.equal(random.isUsedUp(), true);
});

for (const [i, v] of vectors('submission').cases.entries()) {
  test(`submission ${i + 1}: page and reference code make the same bytes from the same randomness`, async () => {
    const { notice, noticeHash, gatePrivate } = vectors('submission');
    assert.equal(sha256Hex(canonical(notice)), noticeHash);
    const { publicPart, confidentialPart, statementJson } = v;
    const bid = {
      notice, noticeHash, tender: notice.ref, lot: publicPart.lot, submission: publicPart.submission,
      supplier: publicPart.supplier, supplierName: publicPart.supplierName, offer: publicPart.offer,
      files: { price: confidentialPart.files }, contact: confidentialPart.contact, replaces: statementJson.replaces,
    };
    const signer = await referenceSigner(v);
    const random = stored(v.random);
    const sealed = await sealSubmission(bid, signer, new Date(v.signedAt), random);
    assert.equal(base64(sealed.envelopes.price), v.envelope);
    assert.equal(base64(sealed.statement), v.statement);
    assert.deepEqual(sealed.statementJson, statementJson);
    assert.equal(random.isUsedUp(), true);
    const payload = await open(readEnvelope(sealed.envelopes.price), scalarFromBytes(fromHex(gatePrivate)));
    assert.equal(base64(readGatedPayload(payload).sealedPublic), v.sealedPublic);
    const context = ephemeralContext({
      suite: notice.lots[0].envelopes[0].suite, noticeHash: fromHex(noticeHash), lot: bid.lot, envelope: 'price',
      submission: bid.submission, part: 'public', spkiHash: signer.certificate.spkiHash,
    });
    assert.equal(hex(context), v.publicContext);
  });
}
