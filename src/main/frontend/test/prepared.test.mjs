/** An officer's page signs only what the officer was shown. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test, { after } from 'node:test';
import { canonical, canonicalText } from '../src/crypto/json.js';
import { checkActs, checkNotice, checkShown, members, NotWhatWasShown } from '../src/crypto/prepared.js';
import { Workshop } from './fixtures.mjs';

const shop = new Workshop();
const certificate = shop.identity('officer');
const code = '1234567890';
after(() => shop.close());
const currency = { code: 'KRW', scale: 0 };
const draft = {
  type: 'opengeps/draft/1', kind: 'notice', tender: null, title: { ko: '위판장', en: 'Hall' },
  award: { method: 'qualification-screening' },
  lots: [{ price: { currency, estimatedAmount: '1634482727', baseAmount: '1797931000' }, award: { deductibleA: '0', limitRate: null } }],
  closesAt: '2026-11-30T01:00:00.000Z', ruleSet: 'sandbox',
};
const notice = {
  type: 'opengeps/notice/1', tender: 'R26BK00000001', kind: 'notice', agency: { code, name: { ko: '가', en: null } }, title: draft.title,
  demandingBody: { code, name: { ko: '가', en: null }, kind: 'local-government' },
  award: { method: 'qualification-screening' }, closesAt: draft.closesAt, ruleSet: { id: 'sandbox' },
  lots: [{
    lot: '0', title: null, price: { currency, estimatedAmount: '1634482727', baseAmount: '1797931000', draw: { picks: 2 } },
    award: { deductibleA: '0', limitRate: '88.745' }, offer: [], envelopes: [],
  }],
};
const [lot] = notice.lots;
const withLot = (change) => ({ lots: [{ ...lot, ...change }] });
const differs = (member) => (e) => e instanceof NotWhatWasShown && e.member === member;

test('the notice of the approved draft may be signed', () => {
  checkNotice(canonical(notice), draft, certificate);
});

for (const [member, change] of [
  ['type', { type: 'opengeps/sanction/1' }],
  ['agency', { agency: { code: `${code}9` } }],
  ['title', { title: { ko: '위판장', en: 'Another hall' } }],
  ['lots[0].price.baseAmount', withLot({ price: { ...lot.price, baseAmount: '1' } })],
  ['lots[0].price.currency', withLot({ price: { ...lot.price, currency: { code: 'USD', scale: 2 } } })],
  ['lots[0].price.currency', withLot({ price: null })],
  ['lots[0].title', withLot({ title: { ko: '다른 로트', en: '' } })],
  ['lots', { lots: [lot, { ...lot, lot: '1' }] }],
  ['lots', { lots: null }],
  ['demandingBody', { demandingBody: { ...notice.demandingBody, code: `${code}9` } }],
  ['lots[0].award.deductibleA', withLot({ award: { deductibleA: '1', limitRate: '88.745' } })],
  ['award', { award: { method: 'lowest' } }],
  ['award', { award: null }],
  ['closesAt', { closesAt: '2026-11-29T01:00:00.000Z' }],
  ['ruleSet', { ruleSet: { id: 'other' } }],
  ['kind', { kind: 'cancellation' }],
]) {
  test(`a notice with another ${member} is not signed`, () => {
    assert.throws(() => checkNotice(canonical({ ...notice, ...change }), draft, certificate), differs(member));
  });
}

test('a notice follows the tender that the draft names, and no other', () => {
  const follows = 'R26BK00000009-000';
  const again = { ...notice, kind: 're-notice', follows };
  checkNotice(canonical(again), { ...draft, follows }, certificate);
  for (const other of [{ ...notice, kind: 're-notice' }, { ...again, follows: 'R26BK00000008-000' }]) {
    assert.throws(() => checkNotice(canonical(other), { ...draft, follows }, certificate), differs('follows'));
  }
  assert.throws(() => checkNotice(canonical(notice), { ...draft, follows }, certificate), differs('kind'));
  assert.throws(() => checkNotice(canonical({ ...notice, follows }), draft, certificate), differs('follows'));
  assert.throws(() => checkNotice(canonical(again), draft, certificate), differs('kind'));
});

test('the body that was drafted, and no other, needs the thing', () => {
  const body = { code: null, name: { ko: '진주교육지원청', en: '' }, kind: 'local-education' };
  checkNotice(canonical({ ...notice, demandingBody: body }), { ...draft, demandingBody: body }, certificate);
  assert.throws(() => checkNotice(canonical(notice), { ...draft, demandingBody: body }, certificate), differs('demandingBody'));
});

test('a base amount that the draft left to a later order is not filled in', () => {
  const open = { ...draft, lots: [{ ...draft.lots[0], price: { ...draft.lots[0].price, baseAmount: null } }] };
  checkNotice(canonical({ ...notice, ...withLot({ price: { ...lot.price, baseAmount: null } }) }), open, certificate);
  assert.throws(() => checkNotice(canonical(notice), open, certificate), differs('lots[0].price.baseAmount'));
});

test('a correction of another tender is not signed', () => {
  const correction = { ...draft, tender: 'R26BK00000002-000' };
  assert.throws(() => checkNotice(canonical(notice), correction, certificate), differs('tender'));
});

test('bytes that a second reader could take differently are not signed', () => {
  const spaced = new TextEncoder().encode(JSON.stringify(notice, null, 1));
  assert.throws(() => checkNotice(spaced, draft, certificate), differs('type'));
});

test('a notice with a member that neither the draft has nor the engine writes is not signed', () => {
  assert.throws(() => checkNotice(canonical({ ...notice, deposit: '5' }), draft, certificate), differs('deposit'));
});

const award = {
  type: 'opengeps/award/1', tender: 'R26BK00000001-000', lot: '0', rankingHash: 'ab', submission: '1', supplier: '1234567890', amount: '1660000000',
  scores: [{ item: 'price', score: '65', maximum: '70' }], total: '95', decidedAt: '2026-11-30T01:00:00.000Z', result: 'awarded',
};
const shownOf = (message) => members(message).map(({ path, value }) => ({ path, text: canonicalText(value) }));

test('a message is signed when every member of it stands on the page as it is', () => {
  assert.deepEqual(checkShown(canonical(award), 'opengeps/award/1', shownOf(award)), award);
});

for (const { path } of members(award)) {
  test(`a message whose ${path} is not on the page, or is there with another value, is not signed`, () => {
    const without = shownOf(award).filter((one) => one.path !== path);
    assert.throws(() => checkShown(canonical(award), 'opengeps/award/1', without), differs(path));
    const other = [...without, { path, text: '"other"' }];
    assert.throws(() => checkShown(canonical(award), 'opengeps/award/1', other), differs(path));
  });
}

test('a member that stands on the page and is not in the message is found', () => {
  const more = [...shownOf(award), { path: 'bonus', text: '"1"' }];
  assert.throws(() => checkShown(canonical(award), 'opengeps/award/1', more), differs('bonus'));
});

test('a message of another type than the officer was told is not signed', () => {
  const other = { ...award, type: 'opengeps/ceremony/1' };
  assert.throws(() => checkShown(canonical(other), 'opengeps/award/1', shownOf(other)), differs('type'));
});

test('every value of a message is a member: objects and lists of objects are walked, empty ones are shown', () => {
  assert.deepEqual(members({ a: { b: 1, c: [] }, d: [{ e: null }, { e: ['x', 'y'] }], f: {}, g: [] }).map(({ path }) => path),
    ['a.b', 'a.c', 'd[0].e', 'd[1].e', 'f', 'g']);
});

test('a title typed in single letters is signed composed', () => {
  checkNotice(canonical(notice), { ...draft, title: { ko: '위판장'.normalize('NFD'), en: ' Hall ' } }, certificate);
});

const again = {
  type: 'opengeps/draft/1', draft: '1', kind: 're-bid', tender: 'R26BK00000001-000', bidsAlreadySealed: null, reason: { ko: '유찰', en: '' },
  rounds: ['0.1'], receiptOpensAt: null, closesAt: '2026-12-20T01:00:00.000Z', opensAt: '2026-12-20T02:00:00.000Z',
};
const key = (y, gateKey) => ({ envelope: 'price', committeeKey: { y }, gateKey });
const ordered = {
  ...notice, kind: 're-bid', order: '001', ref: 'R26BK00000001-001', reason: { ko: '유찰', en: '' }, closesAt: again.closesAt, opensAt: again.opensAt,
  receiptOpensAt: '2026-12-19T02:00:00.000Z', bidsAlreadySealed: null, lots: [{ ...lot, lot: '0.1', envelopes: [key('02aa', '02bb')] }],
};

test('the order that asks bids once more may be signed as it was drafted', () => {
  checkNotice(canonical(ordered), again, certificate);
});

for (const [member, change] of [
  ['kind', { kind: 'correction' }],
  ['tender', { tender: 'R26BK00000002' }],
  ['reason', { reason: { ko: '다른 사유', en: '' } }],
  ['closesAt', { closesAt: '2026-12-19T01:00:00.000Z' }],
  ['opensAt', { opensAt: again.closesAt }],
  ['bidsAlreadySealed', { bidsAlreadySealed: 'keep' }],
  ['lots', { lots: [{ ...ordered.lots[0], lot: '0' }] }],
  ['lots', { lots: [...ordered.lots, { ...lot, lot: '1.1', envelopes: [key('02cc', '02dd')] }] }],
  ['lots', { lots: [{ ...ordered.lots[0], envelopes: [] }] }],
  ['lots', { lots: [{ ...ordered.lots[0], envelopes: [key('02aa', '02bb'), key('02cc', '02bb')] }] }],
]) {
  test(`an order that asks bids once more with another ${member} is not signed: ${JSON.stringify(change).slice(0, 60)}`, () => {
    assert.throws(() => checkNotice(canonical({ ...ordered, ...change }), again, certificate), differs(member));
  });
}

const next = { ...again, kind: 'next-stage', reason: null };
const admitted = { decision: 'ab'.repeat(32), suppliers: ['9990000005'] };
const second = { ...ordered.lots[0], stages: [['technical'], ['price']], admitted };
const staged = { ...ordered, kind: 'next-stage', reason: null, lots: [second] };

test('the order of a next stage may be signed as it was drafted, with or without a reason', () => {
  checkNotice(canonical(staged), next, certificate);
  const reason = { ko: '가격 입찰', en: '' };
  checkNotice(canonical({ ...staged, reason }), { ...next, reason }, certificate);
});

for (const [member, change] of [
  ['kind', { kind: 're-bid' }],
  ['reason', { reason: { ko: '아무도 적지 않은 사유', en: '' } }],
  ['lots', { lots: [{ ...second, lot: '0.2' }] }],
  ['lots', { lots: [{ ...second, admitted: null }] }],
  ['lots', { lots: [{ ...second, admitted: { ...admitted, suppliers: [] } }] }],
  ['lots', { lots: [{ ...second, admitted: { suppliers: admitted.suppliers } }] }],
  ['lots', { lots: [{ ...second, envelopes: [{ ...key('02aa', '02bb'), envelope: 'technical' }] }] }],
  ['lots', { lots: [{ ...second, envelopes: [key('02aa', '02aa')] }] }],
]) {
  test(`an order of a next stage with another ${member} is not signed: ${JSON.stringify(change).slice(0, 80)}`, () => {
    assert.throws(() => checkNotice(canonical({ ...staged, ...change }), next, certificate), differs(member));
  });
}

test('the firms that are admitted are members that must stand on the page', () => {
  const paths = members(staged).map(({ path }) => path);
  assert.ok(['lots[0].admitted.decision', 'lots[0].admitted.suppliers', 'lots[0].stages[0]', 'lots[0].stages[1]'].every((path) => paths.includes(path)));
});

test('who may bid is what was drafted, every member of it', () => {
  const eligibility = { industries: ['0001'], regions: ['48'], allIndustries: ['0002', '0037'], largestSize: 'small' };
  const drafted = { ...draft, eligibility };
  checkNotice(canonical({ ...notice, eligibility }), drafted, certificate);
  for (const other of [{ ...eligibility, largestSize: 'medium' }, { ...eligibility, allIndustries: ['0002'] }, { industries: ['0001'], regions: ['48'] }]) {
    assert.throws(() => checkNotice(canonical({ ...notice, eligibility: other }), drafted, certificate), differs('eligibility'));
  }
  const shown = members({ eligibility }).map(({ path }) => path);
  assert.deepEqual(shown, ['eligibility.industries', 'eligibility.regions', 'eligibility.allIndustries', 'eligibility.largestSize']);
});

/** Written here once more, with another SHA-256: RFC 6962 section 2.1. */
const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
const leaf = (act) => sha256(Buffer.of(0), Buffer.from(act, 'hex'));
const node = (left, right) => sha256(Buffer.of(1), left, right);
const acts = ['공고', '순위', '심사', '포기', '정정'].map((name) => sha256(Buffer.from(name)).toString('hex')).sort();
const [a, b, c, d, e] = acts.map(leaf);
const ROOTS = [sha256(), a, node(a, b), node(node(a, b), c), node(node(a, b), node(c, d)), node(node(node(a, b), node(c, d)), e)].map((root) => root.toString('hex'));

test('a decision may be signed that names all that the page was told of, in whatever order', () => {
  ROOTS.forEach((actsRoot, actsCount) => {
    const told = acts.slice(0, actsCount);
    checkActs({ actsRoot, actsCount }, told);
    checkActs({ actsRoot, actsCount }, [...told].reverse());
    assert.deepEqual(told, acts.slice(0, actsCount), 'the list is left as it was');
  });
});

for (const [what, told, decision] of [
  ['leaves out an act', acts, { actsRoot: ROOTS[4], actsCount: 4 }],
  ['leaves out an act and counts it', acts, { actsRoot: ROOTS[4], actsCount: 5 }],
  ['names an act that the page was not told of', acts.slice(0, 3), { actsRoot: ROOTS[4], actsCount: 4 }],
  ['names another act in the place of one', [...acts.slice(0, 3), acts[4]], { actsRoot: ROOTS[4], actsCount: 4 }],
  ['counts the acts otherwise', acts.slice(0, 4), { actsRoot: ROOTS[4], actsCount: 3 }],
  ['names an act twice', [...acts.slice(0, 1), acts[0]], { actsRoot: ROOTS[2], actsCount: 2 }],
  ['says that nothing was signed', acts.slice(0, 1), { actsRoot: ROOTS[0], actsCount: 0 }],
  ['names no acts at all', [], {}],
]) {
  test(`a decision is not signed that ${what}`, () => {
    assert.throws(() => checkActs(decision, told), differs('actsRoot'));
  });
}
