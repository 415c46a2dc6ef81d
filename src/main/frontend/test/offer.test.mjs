/** The page and the Java code judge an offer alike: both are held to the same cases. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { offerProblem } from '../src/crypto/offer.js';

const { form, cases } = JSON.parse(readFileSync(new URL('../../../test/resources/cases/offers.json', import.meta.url), 'utf8'));

for (const { envelope, offer, wrong } of cases) {
  test(`${envelope} ${JSON.stringify(offer)}: ${wrong ?? 'sealed'}`, () => assert.equal(offerProblem(form.filter((member) => member.envelope === envelope), offer), wrong));
}

test('a type that this page does not know is not sealed', () => {
  assert.equal(offerProblem([{ code: 'plan', envelope: 'price', type: 'formula' }], { plan: 'x' }), 'plan');
});
