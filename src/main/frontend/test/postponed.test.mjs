/** A tender that an outage moved: the bid page follows the platform's order only where log and rule set give it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { base64 } from '../src/crypto/bytes.js';
import { sha256, sha256Hex } from '../src/crypto/hash.js';
import { canonical } from '../src/crypto/json.js';
import { ED25519 } from '../src/crypto/note.js';
import { readSigned } from '../src/crypto/signed.js';
import { checkTender, TenderDoubt } from '../src/crypto/tender.js';
import { Workshop } from './fixtures.mjs';
import { CALENDAR, CALENDAR_REF, noteSigner, refOf, Scene, TENDER } from './scene.mjs';

const texts = (language) => readFileSync(new URL(`../../resources/org/opengeps/portal/text/messages_${language}.properties`, import.meta.url), 'utf8');
const rules = JSON.parse(readFileSync(new URL('../../../test/resources/rule-sets/sandbox.json', import.meta.url), 'utf8'));
const CLOSES = Date.parse('2026-02-02T03:00:00.000Z');
const iso = (milliseconds) => new Date(milliseconds).toISOString();
const GAP = { from: CLOSES - 40_000, until: CLOSES + 15_000 };
const DUE = { closesAt: iso(GAP.until + 60_000), opensAt: iso(GAP.until + 90_000) };
let shop;
let scene;
before(async () => {
  shop = new Workshop();
  scene = await Scene.make(shop);
});
after(() => shop.close());

const withTimes = (notice) => ({
  ...notice, order: '000', noticedAt: iso(CLOSES - 240_000), receiptOpensAt: iso(CLOSES - 120_000), closesAt: iso(CLOSES), opensAt: iso(CLOSES + 3000),
  ruleSet: { id: rules.id, version: rules.version, hash: sha256Hex(canonical(rules)) }, previous: null, bidsAlreadySealed: null, changes: [], reason: null,
});

function note(size, seen, { log = scene.log, witness = scene.witness } = {}) {
  const text = `${scene.log.name}\n${size}\n${base64(sha256(Uint8Array.of(size)))}\n`;
  return `${text}\n${log.sign(text)}${witness.sign(text, seen / 1000)}`;
}

/** The answer about a tender that was moved; `wrong` changes one thing. */
async function moved(wrong = {}) {
  const first = wrong.first ?? CALENDAR;
  const answer = await scene.answer({ calendars: [first], notice: (notice) => ({ ...withTimes(notice), calendar: refOf(first) }) });
  let last = (await readSigned(Buffer.from(answer.notice, 'base64'))).content;
  let notice = JSON.parse(Buffer.from(last));
  answer.calendars.push(...(wrong.calendars ?? (wrong.calendar ? [wrong.calendar] : [])));
  Object.assign(answer, { ruleSet: { document: wrong.rules ?? rules }, incidents: [], postponements: [] });
  for (let turn = 1; turn <= (wrong.turns ?? 1); turn++) {
    const order = `00${turn}`;
    const shift = Date.parse(notice.closesAt) - CLOSES;
    const gap = { from: GAP.from + shift, until: GAP.until + shift };
    const incident = {
      type: 'opengeps/incident/1', incident: `i${turn}`, cause: 'gap', from: iso(gap.from), until: iso(gap.until),
      before: note(5, gap.from), after: note(6, gap.until), declaration: null, approval: null, tenders: [`${TENDER}-${order}`], ...wrong.incident,
    };
    const times = { closesAt: iso(gap.until + 60_000), opensAt: iso(gap.until + 90_000) };
    const message = {
      type: 'opengeps/postponement/1', tender: TENDER, order, previous: sha256Hex(last), incident: sha256Hex(canonical(incident)), rule: 'short',
      times, calendar: refOf(wrong.calendar ?? CALENDAR), ...wrong.order,
    };
    const signed = await scene.signed(wrong.signer ?? scene.platform, message);
    const days = ['hash', 'id', 'version'].filter((name) => notice.calendar[name] !== message.calendar[name])
      .map((name) => ({ field: `calendar.${name}`, before: notice.calendar[name], after: message.calendar[name] }));
    const changes = [...days, ...['closesAt', 'opensAt'].map((field) => ({ field, before: notice[field], after: message.times[field] }))];
    notice = {
      ...notice, kind: 'postponement', order, ref: `${TENDER}-${order}`, ...message.times, calendar: message.calendar, previous: sha256Hex(last), bidsAlreadySealed: 'keep', changes,
    };
    last = canonical(notice);
    answer.incidents.push(base64(canonical(incident)));
    answer.postponements.push(signed);
    const entry = (json) => ({ ...json, kind: 'tender-postponed', data: { notice: wrong.logged ?? sha256Hex(last), incident: message.incident } });
    answer.postponementLog = scene.announce(signed, notice, { entry });
  }
  return { answer, notice, noticeHash: sha256Hex(last) };
}

test('an outage over the closing moves the tender, and bids are sealed for what follows', async () => {
  const { answer, notice, noticeHash } = await moved();
  const steps = [];
  const found = await checkTender(answer, scene.trust, TENDER, '0', (step) => steps.push(step));
  assert.equal(found.noticeHash, noticeHash);
  assert.deepEqual(found.notice, notice);
  assert.deepEqual([found.notice.closesAt, found.notice.opensAt], [DUE.closesAt, DUE.opensAt]);
  assert.ok(steps.includes('postponed'));
});

test('a postponement names the calendar in force when it appeared, which may be newer than that of its notice', async () => {
  const declared = { ...CALENDAR, version: '2', inForceFrom: '2026-02-01', dates: ['2026-02-03'] };
  const { answer, noticeHash } = await moved({ calendar: declared });
  const found = await checkTender(answer, scene.trust, TENDER, '0');
  assert.equal(found.noticeHash, noticeHash);
  assert.deepEqual(found.notice.calendar, refOf(declared));
  assert.deepEqual(found.notice.changes.map(({ field }) => field), ['calendar.hash', 'calendar.version', 'closesAt', 'opensAt']);
});

const WRONGS = {
  'names a calendar that nobody shows': [() => ({ calendar: { ...CALENDAR, version: '2' }, calendars: [] }), 'postponed-calendar'],
  'names a calendar by another hash': [() => ({ order: { calendar: { ...CALENDAR_REF, hash: '0'.repeat(64) } } }), 'postponed-calendar'],
  'names a calendar by another version': [() => ({ order: { calendar: { ...CALENDAR_REF, version: '9' } } }), 'postponed-calendar'],
  'names a calendar of another law': [() => ({ calendar: { ...CALENDAR, id: 'jp-public' } }), 'postponed-calendar'],
  'names an older calendar than its notice': [() => ({ first: { ...CALENDAR, version: '2', inForceFrom: '2026-02-01' }, calendar: CALENDAR }), 'postponed-calendar'],
  'names a calendar that is not in force yet': [() => ({ calendar: { ...CALENDAR, version: '2', inForceFrom: '2999-01-01' } }), 'postponed-calendar'],
  'moves by other times than the rule gives': [() => ({ order: { times: { ...DUE, closesAt: iso(GAP.until + 61_000) } } }), 'postponed-formula'],
  'moves the closing forward': [() => ({ order: { times: { closesAt: iso(CLOSES - 1000), opensAt: DUE.opensAt } } }), 'postponed-formula'],
  'names another clause': [() => ({ order: { rule: 'long' } }), 'postponed-formula'],
  'follows another notice': [() => ({ order: { previous: '0'.repeat(64) } }), 'postponed-order'],
  'is not among those that its incident moved': [() => ({ incident: { tenders: ['R26BK00000009-001'] } }), 'postponed-order'],
  'is judged by another rule set': [() => ({ rules: { ...rules, version: 'other' } }), 'postponed-order'],
  'claims a recovery that no witness saw': [() => ({ incident: { until: iso(GAP.until + 1000) } }), 'postponed-gap'],
  'shows one checkpoint twice': [() => ({ incident: { after: note(5, GAP.until) } }), 'postponed-gap'],
  'shows a checkpoint of another log': [() => ({ incident: { before: note(5, GAP.from, { log: noteSigner('log.example', ED25519) }) } }), 'postponed-gap'],
  'rests on nothing that the log shows': [() => ({ incident: { cause: 'declared' } }), 'postponed-gap'],
  'is the third one': [() => ({ turns: 3 }), 'postponed-third'],
  'is signed by an officer': [() => ({ signer: scene.officer }), 'postponed-signature'],
  'is another than the log holds': [() => ({ logged: '0'.repeat(64) }), 'log-other'],
};

for (const [what, [wrong, code]] of Object.entries(WRONGS)) {
  test(`no bid is sealed if the postponement ${what}`, async () => {
    const { answer } = await moved(wrong());
    await assert.rejects(checkTender(answer, scene.trust, TENDER, '0'), (e) => {
      assert.ok(e instanceof TenderDoubt, String(e.stack));
      assert.equal(e.code, code);
      for (const language of ['ko', 'en']) assert.match(texts(language), new RegExp(`^js\\.doubt\\.${code}=`, 'm'));
      return true;
    });
  });
}

const NETWORK = { type: 'opengeps/outage-declaration/1', declaration: 'i1', from: iso(GAP.from), until: iso(GAP.until) };

async function declared(operator, overseer, declaration = NETWORK) {
  const word = await scene.signed(operator, declaration);
  const approval = await scene.signed(overseer, { type: 'opengeps/outage-approval/1', declaration: sha256Hex(Buffer.from(word, 'base64')) });
  return { incident: { cause: 'declared', before: null, after: null, declaration: word, approval } };
}

test('an outage that operator and overseer declared moves it, and one of another body does not', async () => {
  const operator = await scene.person('operator', 'people-ca', 'EC', rules.outage.declaredBy.operator);
  const overseer = await scene.person('overseer', 'people-ca', 'EC', rules.outage.declaredBy.oversight);
  const { answer, noticeHash } = await moved(await declared(operator, overseer));
  assert.equal((await checkTender(answer, scene.trust, TENDER, '0')).noticeHash, noticeHash);
  const otherTimes = { ...NETWORK, until: iso(GAP.until + 1000) };
  for (const wrong of [await declared(operator, operator), await declared(scene.officer, overseer), await declared(operator, overseer, otherTimes)]) {
    const tender = await moved(wrong);
    await assert.rejects(checkTender(tender.answer, scene.trust, TENDER, '0'), { code: 'postponed-gap' });
  }
});

test('a second outage may move it once more', async () => {
  const { answer, noticeHash } = await moved({ turns: 2 });
  assert.equal((await checkTender(answer, scene.trust, TENDER, '0')).noticeHash, noticeHash);
});
