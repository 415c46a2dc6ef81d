/** Whatever a member's device refuses, it says in both languages. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CODES, MemberFault } from '../src/crypto/committee/fault.js';

const text = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');

for (const language of ['ko', 'en']) {
  test(`every fault has a sentence in ${language}`, () => {
    const texts = text(`../../resources/org/opengeps/portal/text/messages_${language}.properties`);
    for (const code of CODES) assert.match(texts, new RegExp(`^member\\.${code}=.+$`, 'm'), code);
  });
}

test('every fault that is raised is one of the list, and none is listed in vain', () => {
  const folder = new URL('../src/crypto/committee/', import.meta.url);
  const sources = readdirSync(folder).filter((name) => name !== 'fault.js').map((name) => text(`../src/crypto/committee/${name}`)).join('\n') + text('../src/entries/member.js');
  for (const code of CODES) assert.ok(sources.includes(`'${code}'`), code);
  for (const [, code] of sources.matchAll(/new MemberFault\(\s*'([a-z0-9-]+)'/g)) assert.ok(CODES.includes(code), code);
  assert.throws(() => new MemberFault('no-such-code'), /no such fault/);
});
