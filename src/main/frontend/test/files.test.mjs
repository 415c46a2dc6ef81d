/** Files of a bid: page and command line give them the same sizes and the same bytes. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fromHex, hex } from '../src/crypto/bytes.js';
import { encryptBlob, encryptedSize } from '../src/crypto/chunked.js';
import { fileReference, paddedSize, sealFile } from '../src/crypto/files.js';

const CHUNK = 16384;
const vectors = JSON.parse(readFileSync(new URL('../../../test/resources/vectors/files.json', import.meta.url), 'utf8'));
const statedSize = (size, ofPrice = false) => fileReference({ size, sha256: '' }, ofPrice).size;

/** Byte i is i mod 251. */
const content = (size) => Uint8Array.from({ length: size }, (_, i) => i % 251);

function largestWithin(encrypted) {
  let plain = encrypted - Math.floor(encrypted / CHUNK) * 16 - 100;
  while (encryptedSize(plain + 1) <= encrypted) plain++;
  return plain;
}

test('the listed sizes are those of the command line', () => {
  for (const { plain, encrypted, stated } of vectors.sizes) {
    assert.equal(encryptedSize(plain), encrypted, `encrypted ${plain}`);
    assert.equal(statedSize(plain), stated, `stated ${plain}`);
  }
  assert.equal(largestWithin(vectors.limit), vectors.largest);
});

test('so are those around every chunk and every rounding step up to the limit', () => {
  const sizes = [];
  for (let multiple = 0; multiple <= vectors.limit; multiple += CHUNK) {
    sizes.push(...[multiple - 1, multiple, multiple + 1].filter((size) => size >= 0));
  }
  for (let step = CHUNK; step <= vectors.limit; step += CHUNK) sizes.push(largestWithin(step), largestWithin(step) + 1);
  const all = createHash('sha256');
  for (const plain of sizes) all.update(`${plain} ${encryptedSize(plain)} ${statedSize(plain)}\n`);
  assert.equal(sizes.length, vectors.all.count);
  assert.equal(all.digest('hex'), vectors.all.sha256);
});

for (const { size, key, salt, length, sha256 } of vectors.encrypted) {
  test(`a file of ${size} bytes is the same once encrypted, and stated with its own size`, async () => {
    const hash = createHash('sha256');
    for await (const part of encryptBlob(new Blob([content(size)]), fromHex(key), fromHex(salt))) hash.update(part);
    assert.equal(hash.digest('hex'), sha256);

    const sealed = await sealFile(new File([content(size)], '내역서.pdf'.normalize('NFD')), fromHex(key), fromHex(salt));
    assert.equal(sealed.name, '내역서.pdf');
    assert.equal(sealed.size, size);
    assert.equal(sealed.sha256, sha256);
    assert.equal(sealed.key, hex(fromHex(key)));
    assert.equal(sealed.blob.size, length);
    assert.deepEqual(fileReference(sealed), { sha256, size: Math.ceil(length / CHUNK) * CHUNK });
  });
}

test('the listed sizes of files of the price are those of the command line', () => {
  for (const { plain, padded, encrypted, stated } of vectors.padded.sizes) {
    assert.equal(paddedSize(plain), padded, `padded ${plain}`);
    assert.equal(encryptedSize(padded), encrypted, `encrypted ${plain}`);
    assert.equal(statedSize(plain, true), stated, `stated ${plain}`);
  }
});

test('so are those around every chunk, every power of two and the end of every size class', () => {
  const sizes = [];
  for (let multiple = 0; multiple <= vectors.limit; multiple += CHUNK) {
    sizes.push(...[multiple - 1, multiple, multiple + 1].filter((size) => size >= 0));
  }
  for (let power = 1; power <= vectors.limit; power *= 2) {
    sizes.push(power - 1, power, power + 1);
    if (power >= CHUNK) sizes.push(largestWithin(power), largestWithin(power) + 1);
  }
  const all = createHash('sha256');
  for (const plain of sizes) all.update(`${plain} ${paddedSize(plain)} ${encryptedSize(paddedSize(plain))} ${statedSize(plain, true)}\n`);
  assert.equal(sizes.length, vectors.padded.all.count);
  assert.equal(all.digest('hex'), vectors.padded.all.sha256);
});

for (const { size, key, salt, length, sha256 } of vectors.padded.encrypted) {
  test(`a file of the price of ${size} bytes is the same once padded and encrypted`, async () => {
    const sealed = await sealFile(new File([content(size)], '산출내역서.xlsx'), fromHex(key), fromHex(salt), true);
    assert.equal(sealed.sha256, sha256);
    assert.equal(sealed.size, size);
    assert.equal(sealed.blob.size, length);
    assert.deepEqual(fileReference(sealed, true), { sha256, size: 2 ** Math.ceil(Math.log2(length)) });
  });
}
