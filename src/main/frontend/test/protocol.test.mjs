import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, fromHex, hex, utf8 } from '../src/crypto/bytes.js';
import { decryptBytes, encryptBlob, encryptedSize } from '../src/crypto/chunked.js';
import { compressed, G, randomScalar } from '../src/crypto/curve.js';
import { bidRate, drawPrices, estimate, minimumBid, priceAt, strata } from '../src/crypto/draw.js';
import { canonicalText, parseCanonical } from '../src/crypto/json.js';
import { includes, leafHash, nodeHash, rootOf } from '../src/crypto/merkle.js';
import { isSignedBy, readNote, readVerifierKey } from '../src/crypto/note.js';
import { checkKnowledge, proveKnowledge } from '../src/crypto/proof.js';
import { gatedPayload, readGatedPayload } from '../src/crypto/submission.js';
import { amountOf, readAmountEn, readAmountKo, group } from '../src/pages/amount.js';
import { fixedRandom } from './fixtures.mjs';

test('canonical JSON orders names by UTF-16 units and refuses what is not canonical', () => {
  assert.equal(canonicalText({ b: 1, a: [null, true, '가\n"'], '\u20ac': 2, '\ud83d\ude00': 3 }), '{"a":[null,true,"가\\n\\""],"b":1,"€":2,"😀":3}');
  for (const bad of ['{"a":1,"a":1}', '{"b":1,"a":1}', '{ "a":1}', '{"a":1.5}', '{"a":9007199254740993}', '{"a":"\\u0041"}', '{"a":-0}']) {
    assert.throws(() => parseCanonical(utf8(bad)), undefined, bad);
  }
});

test('a proof of knowledge holds in its context only', () => {
  const x = randomScalar(fixedRandom(3));
  const X = G.multiply(x);
  const proof = proveKnowledge(x, new Uint8Array(32).fill(1), fixedRandom(4));
  assert.equal(proof.length, 65);
  assert.equal(checkKnowledge(X, new Uint8Array(32).fill(1), proof), true);
  assert.equal(checkKnowledge(X, new Uint8Array(32).fill(2), proof), false);
  assert.equal(checkKnowledge(X.double(), new Uint8Array(32).fill(1), proof), false);
  proof[64] ^= 1;
  assert.equal(checkKnowledge(X, new Uint8Array(32).fill(1), proof), false);
});

test('the gate payload has a size class and refuses hidden bytes', () => {
  const a = Uint8Array.of(0x04, 2, 1, 2);
  const payload = gatedPayload(a, a);
  assert.equal(payload.length, 8192);
  assert.deepEqual(readGatedPayload(payload).sealedConfidential, a);
  payload[8000] = 1;
  assert.throws(() => readGatedPayload(payload));
  assert.throws(() => gatedPayload(new Uint8Array(200000), new Uint8Array(100000)));
});

for (const size of [0, 1, 16383, 16384, 16385, 1048576, 1048577, 2500000]) {
  test(`a file of ${size} bytes is encrypted in chunks and comes back`, async () => {
    const plain = fixedRandom(9)(size);
    const key = fixedRandom(1)(32);
    const parts = [];
    for await (const part of encryptBlob(new Blob([plain]), key, fixedRandom(2)(24))) parts.push(part);
    const sealed = concat(...parts);
    assert.equal(sealed.length, encryptedSize(size));
    assert.ok(Buffer.from(await decryptBytes(sealed, key)).equals(Buffer.from(plain)));
    await assert.rejects(decryptBytes(sealed.subarray(0, sealed.length - 17), key));
    await assert.rejects(decryptBytes(sealed, fixedRandom(8)(32)));
  });
}

test('the official works sample of July 2025 gives serials 1, 2, 3, 6 and its estimated price', () => {
  const prices = [1825493300, 1759904800, 1757387700, 1772418400, 1780023700, 1750178000, 1808377000, 1830293800, 1804133900,
    1769775500, 1785381500, 1837413600, 1795306100, 1848381000, 1815730600].map((p, i) => ({ serial: i + 1, price: BigInt(p) }));
  const counts = [11, 13, 9, 7, 7, 11, 4, 9, 9, 8, 7, 5, 7, 9, 4];
  const picks = counts.map((n, i) => new Array(n).fill(i + 1));
  const result = estimate(prices, picks, 4);
  assert.deepEqual(result.selected, [1, 2, 3, 6]);
  assert.equal(result.estimatedPrice, 1773240950n);
  assert.equal(minimumBid(result.estimatedPrice, 0n, '86.745'), 1538197863n);
  assert.equal(bidRate(1538197863n, 1773240950n), '86.745');
  assert.equal(bidRate(1538197862n, 1773240950n), '86.744');
});

test('strata cover the range once and every drawn price lies in its own stratum', () => {
  const parameters = { prices: 15, selected: 4, picks: 2, above: 7, below: 8, rangeLow: '97.000', rangeHigh: '103.000', unit: '100' };
  const parts = strata(parameters);
  assert.equal(parts[0].lower, 97000);
  parts.slice(1).forEach((p, i) => assert.equal(p.lower, parts[i].lower + parts[i].width));
  assert.equal(parts[14].lower + parts[14].width, 103001);
  const v = hex(compressed(G.multiply(7n)));
  const drawn = drawPrices(v, '01'.repeat(32), '02'.repeat(32), parameters, '1797931000');
  assert.deepEqual(drawn.map((p) => p.serial), parts.map((_, i) => i + 1));
  assert.equal(new Set(drawn.map((p) => p.stratum)).size, 15);
  for (const p of drawn) {
    assert.ok(p.rate >= parts[p.stratum].lower && p.rate < parts[p.stratum].lower + parts[p.stratum].width);
    assert.equal(p.price, priceAt(1797931000n, p.rate, 100n));
    assert.equal(p.price % 100n, 0n);
  }
});

test('RFC 6962 inclusion proofs lead to the root', () => {
  const leaves = Array.from({ length: 7 }, (_, i) => Uint8Array.of(i));
  const h = leaves.map(leafHash);
  const n01 = nodeHash(h[0], h[1]);
  const n45 = nodeHash(h[4], h[5]);
  const n0123 = nodeHash(n01, nodeHash(h[2], h[3]));
  const root = nodeHash(n0123, nodeHash(n45, h[6]));
  assert.equal(hex(rootOf(leaves)), hex(root));
  assert.equal(includes(h[6], 6, 7, [n45, n0123], root), true);
  assert.equal(includes(h[2], '2', '7', [h[3], n01, nodeHash(n45, h[6])], root), true);
  assert.equal(includes(h[2], 3, 7, [h[3], n01, nodeHash(n45, h[6])], root), false);
  assert.equal(includes(h[6], 6, 7, [n45], root), false);
});

test('a published note of the Go checksum database verifies', () => {
  const key = readVerifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
  const text = 'If you think cryptography is the answer to your problem,\nthen you don\'t know what your problem is.\n';
  const note = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;
  assert.equal(isSignedBy(readNote(note), key), true);
  assert.equal(isSignedBy(readNote(note.replace('answer', 'Answer')), key), false);
});

const WON = { code: 'KRW', scale: 0 };
const DOLLARS = { code: 'USD', scale: 2 };

test('amounts are taken as people write them, with all decimals of the currency and no more', () => {
  for (const [typed, won, dollars] of [
    ['1,200', '1200', '1200.00'], ['1 200원', '1200', '1200.00'], ['００１', '1', '1.00'], ['0', '0', '0.00'], ['USD 12.5', null, '12.50'], ['12.50', null, '12.50'],
    ['1,50', '150', null], ['1,234,5', '12345', null], ['12,5 USD', null, null], ['1,234', '1234', '1234.00'], ['1,234.5', null, '1234.50'],
    ['12.505', null, null], ['.5', null, null], ['12.', null, null], ['-1', null, null], ['1e3', null, null], ['일억', null, null], ['', null, null],
    ['1234567890123456789', null, null],
  ]) {
    assert.equal(amountOf(typed, WON), won, typed);
    assert.equal(amountOf(typed, DOLLARS), dollars, typed);
  }
});

test('amounts are read out in Korean', () => {
  const cases = { 0: '영원', 1: '일원', 10: '십원', 120000000: '일억이천만원', 1773240950: '십칠억칠천삼백이십사만구백오십원', 10000: '일만원',
    1000000000000: '일조원', 101010: '십만천십원' };
  for (const [digits, words] of Object.entries(cases)) assert.equal(readAmountKo(digits, WON), words);
  assert.equal(readAmountKo('1200.50', DOLLARS), '천이백 USD 50/100');
  assert.equal(group('1773240950'), '1,773,240,950');
  assert.equal(group('1773240950.05'), '1,773,240,950.05');
  assert.equal(fromHex('0aff')[1], 255);
});

test('amounts are read out in English', () => {
  const cases = { 0: 'zero won', 1: 'one won', 21: 'twenty-one won', 115: 'one hundred fifteen won', 120000000: 'one hundred twenty million won',
    1000000000000: 'one trillion won', 1700000040: 'one billion seven hundred million forty won' };
  for (const [digits, words] of Object.entries(cases)) assert.equal(readAmountEn(digits, WON), words);
  assert.equal(readAmountEn('1200.50', DOLLARS), 'one thousand two hundred USD 50/100');
});
