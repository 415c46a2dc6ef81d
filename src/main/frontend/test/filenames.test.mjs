/** Names of files of a bid: page and command line refuse the same ones. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileFault, shownName } from '../src/crypto/filenames.js';
import { isEmail } from '../src/pages/email.js';

const vectors = JSON.parse(readFileSync(new URL('../../../test/resources/vectors/file-names.json', import.meta.url), 'utf8'));

for (const { about, names, fault } of vectors.cases) {
  test(`names of files: ${about}`, () => {
    assert.equal(fileFault(names.map((name) => ({ name, size: 1 })))?.code ?? null, fault);
  });
}

test('an empty file is refused, and what is unseen is spelt out', () => {
  assert.deepEqual(fileFault([{ name: '내역서.pdf', size: 0 }]), { code: 'empty', name: '내역서.pdf' });
  assert.equal(shownName('내역서\u202efdp.exe'), '내역서<U+202E>fdp.exe');
});

test('a mail address has a name and a domain', () => {
  for (const good of ['hong@firm.example', 'h.g+bid@성림.한국', 'a@b.co']) assert.equal(isEmail(good), true, good);
  for (const bad of ['nonsense', 'hong@', '@firm.example', 'hong@firm', 'hong@firm.', 'ho ng@firm.example', 'a@b@c.example', 'a@b..c', '']) {
    assert.equal(isEmail(bad), false, bad);
  }
});
