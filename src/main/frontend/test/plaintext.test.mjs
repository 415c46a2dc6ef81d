/** The page composes and refuses texts as the engine does: the cases are shared with PlainTextTest. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { compose, flaw } from '../src/crypto/plaintext.js';

const cases = JSON.parse(readFileSync(new URL('../../../test/resources/cases/texts.json', import.meta.url), 'utf8'));

for (const one of cases) {
  test(`a text is composed or refused as the engine does it: ${one.case}`, () => {
    const composed = compose(one.text);
    assert.equal(composed, one.composed);
    assert.equal(flaw(composed, { paragraphs: one.form === 'paragraphs', longest: one.longest }), one.flaw);
  });
}

test('half a sign is broken', () => {
  assert.equal(flaw('공\ud83d사', { longest: 10 }), 'broken');
});
