import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fromBase64, hex, utf8 } from '../src/crypto/bytes.js';
import { G } from '../src/crypto/curve.js';
import { canonical } from '../src/crypto/json.js';
import { ED25519 } from '../src/crypto/note.js';
import { readSigned } from '../src/crypto/signed.js';
import { checkTender, keyOfCeremony, readLogProof, TenderDoubt } from '../src/crypto/tender.js';
import { certifiedIdentifier } from '../src/crypto/x509.js';
import { Workshop } from './fixtures.mjs';
import { CALENDAR, noteSigner, refOf, RULES, Scene, SIGNS, TENDER } from './scene.mjs';

const texts = (language) => readFileSync(new URL(`../../resources/org/opengeps/portal/text/messages_${language}.properties`, import.meta.url), 'utf8');
const DAY = 86_400_000;
let shop;
let scene;
before(async () => {
  shop = new Workshop();
  scene = await Scene.make(shop);
});
after(() => shop.close());

const only = (index, value) => (i) => (i === index ? value : undefined);
const change = (index, members) => (json, i) => (i === index ? { ...json, ...members } : json);

/** What is wrong, and the code of the sentence: one thing at a time. */
const WRONGS = {
  'the notice is signed by somebody whom nobody accredited': [() => ({ noticeSigner: scene.stranger }), 'path-notice', 'untrusted'],
  'the log took the notice before the certificate began': [() => ({ loggedAt: new Date(Date.now() - DAY) }), 'path-notice', 'not-yet-valid'],
  'the certificate had ended when the log took the notice, whatever time was signed': [() => ({ loggedAt: new Date(Date.now() + 40 * DAY) }), 'path-notice', 'expired'],
  'a bidder signed the notice of the agency': [() => ({ noticeSigner: scene.bidder }), 'foreign-notice'],
  'the notice names no agency': [() => ({ notice: ({ agency, ...n }) => n }), 'foreign-notice'],
  'a bidder called the committee in the name of the agency': [() => ({ ceremonySigner: scene.bidder }), 'foreign-ceremony'],
  'the committee was called by another agency': [() => ({ ceremony: (c) => ({ ...c, agency: '6110001' }) }), 'ceremony-agency'],
  'one person holds all seats of the committee': [() => ({ committee: scene.members[0] }), 'member-twice'],
  'the calendar that the notice names is another than the server shows': [() => ({ notice: (n) => ({ ...n, calendar: { ...n.calendar, hash: '0'.repeat(64) } }) }), 'calendar'],
  'the notice calls its calendar by another version': [() => ({ notice: (n) => ({ ...n, calendar: { ...n.calendar, version: '9' } }) }), 'calendar'],
  'the notice names no calendar': [() => ({ notice: ({ calendar, ...n }) => n }), 'calendar'],
  'the notice names a calendar of another law': [() => named({ ...CALENDAR, id: 'jp-public' }), 'calendar-order'],
  'the notice names a calendar that counts from the day after it': [() => named({ ...CALENDAR, version: '2', inForceFrom: dayAfter(scene.at) }), 'calendar-order'],
  'the server does not show the rule set of the notice': [() => ({ rules: { ...RULES, version: 'other' } }), 'calendar-order'],
  'it is the notice of another tender': [() => ({ notice: (n) => ({ ...n, tender: 'R26BK00000002' }) }), 'notice-other'],
  'the notice leaves its base amount to a later order': [() => ({ notice: (n) => ({ ...n, lots: [...n.lots, { lot: '1', price: { draw: { picks: 2 }, baseAmount: null }, envelopes: [] }] }) }), 'base-amount'],
  'the notice is a cancellation': [() => ({ notice: (n) => ({ ...n, kind: 'cancellation' }) }), 'cancelled'],
  'the entry announces another order': [() => ({ entry: (e) => ({ ...e, subject: `${TENDER}-001` }) }), 'log-other'],
  'the entry is of another kind': [() => ({ entry: (e) => ({ ...e, kind: 'notice-cancelled' }) }), 'log-other'],
  'the entry names another document': [() => ({ entry: (e) => ({ ...e, document: '0'.repeat(64) }) }), 'log-other'],
  'the log holds another entry there': [() => ({ logged: utf8('another entry') }), 'log-inclusion'],
  'another log has signed': [() => ({ checkpoint: { log: noteSigner('log.example', ED25519) } }), 'log-signature'],
  'the checkpoint is of another origin': [() => ({ checkpoint: { origin: 'other.example' } }), 'log-signature'],
  'no witness has signed': [() => ({ checkpoint: { witnesses: [] } }), 'log-witness'],
  'a stranger ordered the ceremony': [() => ({ ceremonySigner: scene.stranger }), 'path-ceremony', 'untrusted'],
  'the ceremony was for another number of members': [() => ({ ceremony: (c) => ({ ...c, n: 4 }) }), 'ceremony-other'],
  'a stranger dealt for a member': [() => ({ dealerSigner: only(2, scene.stranger) }), 'path-member', 'untrusted'],
  'one member dealt for another': [() => ({ dealerSigner: only(2, scene.members[0]) }), 'member-other'],
  'a dealer dealt for another ceremony': [() => ({ dealer: change(2, { ceremonyHash: '0'.repeat(64) }) }), 'dealer-other'],
  'a stranger holds the key of a member': [() => ({ keySigner: only(3, scene.stranger) }), 'path-member', 'untrusted'],
  'a member complains': [() => ({ word: change(3, { verdict: 'complaint' }) }), 'member-unconfirmed'],
  'a member confirms another transcript': [() => ({ word: change(1, { transcriptHash: '0'.repeat(64) }) }), 'member-unconfirmed'],
  'one member confirms for another': [() => ({ wordSigner: only(3, scene.members[0]) }), 'member-other'],
  'a namesake whom another authority certified confirms for a member': [() => ({ wordSigner: only(3, scene.namesake) }), 'member-other'],
  'a stranger confirms': [() => ({ wordSigner: only(3, scene.stranger) }), 'path-member', 'untrusted'],
  'a member confirms with a certificate that has not begun': [() => ({ wordAt: only(2, new Date(Date.now() - DAY)) }), 'path-member', 'not-yet-valid'],
  'a member confirms after the notice that rests on it': [() => ({ wordAt: only(2, new Date(Date.now() + DAY)) }), 'later-member'],
  'the committee is called after the notice that rests on it': [() => ({ ceremonyAt: new Date(Date.now() + DAY) }), 'later-ceremony'],
  'the committee certificate comes from elsewhere': [() => ({ committeeCertificate: { issuer: 'stranger-root' } }), 'path-committee', 'untrusted'],
  'the gate certificate comes from under the root of the platform itself': [() => ({ gateCertificate: { issuer: 'platform-root' } }), 'path-gate', 'untrusted'],
  'the gate certificate is for signing': [() => ({ gateCertificate: { extensions: SIGNS } }), 'path-gate', 'wrong-use'],
  'the authority of the sealing certificates is not shown': [() => ({ authorities: [] }), 'path-committee', 'untrusted'],
  'the notice names another committee key': [() => ({ notice: withKey((k) => ({ ...k, y: hex(G.toBytes(true)) })) }), 'key-unfounded'],
  'the notice names another transcript': [() => ({ notice: withKey((k) => ({ ...k, transcriptHash: '0'.repeat(64) })) }), 'transcript-other'],
  'the notice names another gate key': [() => ({ notice: withEnvelope((e) => ({ ...e, gateKey: hex(G.toBytes(true)) })) }), 'sealing-gate'],
};

/** A tender whose notice names this calendar, which is shown. */
function named(calendar) {
  return { calendars: [calendar], notice: (n) => ({ ...n, calendar: refOf(calendar) }) };
}

/** The date in Seoul on the day after an instant. */
function dayAfter(at) {
  return new Date(at.getTime() + DAY + 9 * 3_600_000).toISOString().slice(0, 10);
}

function withEnvelope(changed) {
  return (notice) => ({ ...notice, lots: [{ ...notice.lots[0], envelopes: [changed(notice.lots[0].envelopes[0])] }] });
}

function withKey(changed) {
  return withEnvelope((envelope) => ({ ...envelope, committeeKey: changed(envelope.committeeKey) }));
}

test('a subject with two identifiers, or none, certifies nobody', () => {
  const certified = (identifier) => certifiedIdentifier(shop.certify('somebody-else', { extensions: SIGNS, identifier }));
  assert.deepEqual([null, ['6110000', '6110001'], '6110000'].map(certified), [null, null, '6110000']);
});

test('a good tender is believed, check by check', async () => {
  const steps = [];
  const { notice, noticeHash, keys } = await checkTender(await scene.answer(), scene.trust, TENDER, '0', (step) => steps.push(step));
  assert.deepEqual(steps, ['notice', 'log', 'committee', 'sealing']);
  assert.equal(noticeHash, hex(new Uint8Array(await crypto.subtle.digest('SHA-256', canonical(notice)))));
  assert.equal(keys.length, 2);
});

for (const [what, [wrong, code, pathCode]] of Object.entries(WRONGS)) {
  test(`not believed: ${what}`, async () => {
    await assert.rejects(checkTender(await scene.answer(wrong()), scene.trust, TENDER, '0'), (e) => {
      assert.ok(e instanceof TenderDoubt, e.stack);
      assert.deepEqual([e.code, e.cause?.code], [code, pathCode]);
      for (const language of ['ko', 'en']) {
        assert.match(texts(language), new RegExp(`^js\\.doubt\\.${code}=.{8}`, 'm'));
        if (pathCode) assert.match(texts(language), new RegExp(`^js\\.path\\.${pathCode}=.{8}`, 'm'));
      }
      return true;
    });
  });
}

test('a bit flipped in any signed message is found', async () => {
  const answer = await scene.answer();
  const spoil = (text) => {
    const bytes = Buffer.from(text, 'base64');
    bytes[bytes.length - 5] ^= 1; // inside the signature, the last thing in a SignedData
    return bytes.toString('base64');
  };
  const [ceremony] = answer.ceremonies;
  const spoilt = (messages, i) => messages.map((m) => (m.member === i ? { ...m, message: spoil(m.message) } : m));
  const variants = [
    [{ ...answer, notice: spoil(answer.notice) }, 'log-other'],
    [await scene.answer({ spoilt: spoil }), 'signature-notice'],
    [{ ...answer, ceremonies: [{ ...ceremony, statement: spoil(ceremony.statement) }] }, 'signature-ceremony'],
    ...[1, 2, 3].flatMap((i) => ['round1', 'round2'].map((round) =>
      [{ ...answer, ceremonies: [{ ...ceremony, [round]: spoilt(ceremony[round], i) }] }, 'signature-member'])),
  ];
  for (const [variant, code] of variants) await assert.rejects(checkTender(variant, scene.trust, TENDER, '0'), { code });
});

test('what is missing is named', async () => {
  const answer = await scene.answer();
  const [ceremony] = answer.ceremonies;
  await assert.rejects(checkTender({ ...answer, log: null }, scene.trust, TENDER, '0'), { code: 'log-waiting' });
  await assert.rejects(checkTender({ ...answer, ceremonies: [] }, scene.trust, TENDER, '0'), { code: 'ceremony-missing' });
  const silent = { ...answer, ceremonies: [{ ...ceremony, round2: ceremony.round2.slice(1) }] };
  await assert.rejects(checkTender(silent, scene.trust, TENDER, '0'), { code: 'member-silent' });
});

test("the committee's keys and the transcript hash follow from the stored ceremony", () => {
  const v = JSON.parse(readFileSync(new URL('../../../test/resources/vectors/ceremony.json', import.meta.url), 'utf8'));
  const dealt = v.round1.map((text) => {
    const message = readSigned(fromBase64(text));
    return { ...message, json: JSON.parse(Buffer.from(message.content)) };
  });
  for (const key of v.keys) {
    const found = keyOfCeremony({ content: canonical(v.ceremony) }, dealt, key.number);
    assert.equal(hex(found.y), key.y);
    assert.equal(found.transcriptHash, v.transcriptHash);
  }
  assert.throws(() => keyOfCeremony({ content: canonical(v.ceremony) }, [dealt[1], dealt[0], dealt[2]], 1), TenderDoubt);
});

test('a log proof has its header, index and checkpoint', () => {
  const note = 'origin\n1\nAAAA\n\n— origin AAAAAAAA\n';
  assert.equal(readLogProof(`c2sp.org/tlog-proof@v1\nindex 7\n\n${note}`).index, 7n);
  for (const bad of ['', 'c2sp.org/tlog-proof@v2\nindex 7\n\n', 'c2sp.org/tlog-proof@v1\nindex 07\n\n']) {
    assert.throws(() => readLogProof(bad + note));
  }
});
