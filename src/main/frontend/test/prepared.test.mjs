/** An officer's page signs only what the officer was shown. */
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { canonical } from '../src/crypto/json.js';
import { checkAward, checkNotice, NotWhatWasShown } from '../src/crypto/prepared.js';
import { Workshop } from './fixtures.mjs';

const shop = new Workshop();
const certificate = shop.identity('officer');
const code = '1234567890';
after(() => shop.close());
const draft = {
  type: 'opengeps/draft/1', kind: 'notice', tender: null, title: { ko: '위판장', en: 'Hall' }, baseAmount: '1797931000', limitRate: null,
  closesAt: '2026-11-30T01:00:00.000Z', ruleSet: 'sandbox',
};
const notice = {
  type: 'opengeps/notice/1', tender: 'R26BK00000001', kind: 'notice', agency: { code, name: { ko: '가', en: null } }, title: draft.title,
  baseAmount: '1797931000', limitRate: '88.745', closesAt: draft.closesAt, ruleSet: { id: 'sandbox' },
};
const differs = (member) => (e) => e instanceof NotWhatWasShown && e.member === member;

test('the notice of the approved draft may be signed', () => {
  checkNotice(canonical(notice), draft, certificate);
});

for (const [member, change] of [
  ['type', { type: 'opengeps/sanction/1' }],
  ['agency', { agency: { code: `${code}9` } }],
  ['title', { title: { ko: '위판장', en: 'Another hall' } }],
  ['baseAmount', { baseAmount: '1' }],
  ['closesAt', { closesAt: '2026-11-29T01:00:00.000Z' }],
  ['ruleSet', { ruleSet: { id: 'other' } }],
  ['kind', { kind: 'cancellation' }],
]) {
  test(`a notice with another ${member} is not signed`, () => {
    assert.throws(() => checkNotice(canonical({ ...notice, ...change }), draft, certificate), differs(member));
  });
}

test('a correction of another tender is not signed', () => {
  const correction = { ...draft, tender: 'R26BK00000002-000' };
  assert.throws(() => checkNotice(canonical(notice), correction, certificate), differs('tender'));
});

test('bytes that a second reader could take differently are not signed', () => {
  const spaced = new TextEncoder().encode(JSON.stringify(notice, null, 1));
  assert.throws(() => checkNotice(spaced, draft, certificate), differs('type'));
});

test('only the award that was shown is signed', () => {
  const shown = { tender: 'R26BK00000001-000', rankingHash: 'ab', submission: '1', amount: '1660000000' };
  const award = { type: 'opengeps/award/1', ...shown };
  checkAward(canonical(award), shown);
  for (const member of Object.keys(shown)) {
    assert.throws(() => checkAward(canonical({ ...award, [member]: 'x' }), shown), differs(member));
  }
  assert.throws(() => checkAward(canonical({ ...award, type: 'opengeps/ceremony/1' }), shown), differs('type'));
});

test('a title typed in single letters is signed composed', () => {
  checkNotice(canonical(notice), { ...draft, title: { ko: '위판장'.normalize('NFD'), en: ' Hall ' } }, certificate);
});
