/** What a member of a committee computes in the page, held to the bytes of the reference code (src/test/resources/vectors). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fromBase64, fromHex, hex } from '../src/crypto/bytes.js';
import { compressed, G, point, scalarFromBytes, scalarToBytes } from '../src/crypto/curve.js';
import { drawPoint, hashToCurve } from '../src/crypto/committee/drawpoint.js';
import { checkList, proveList } from '../src/crypto/committee/listproof.js';
import { canaryOf, rehearse } from '../src/crypto/committee/rehearsal.js';
import { partialOf } from '../src/crypto/committee/partials.js';
import { MemberFault } from '../src/crypto/committee/fault.js';
import { deal, readCeremony, shareOf, transcriptOf } from '../src/crypto/committee/transcript.js';
import { canonical, parseCanonical } from '../src/crypto/json.js';
import { utf8 } from '../src/crypto/bytes.js';
import { readSigned } from '../src/crypto/signed.js';

const vectors = (name) =>
  JSON.parse(readFileSync(new URL(`../../../test/resources/vectors/${name}.json`, import.meta.url), 'utf8'));

/** Gives out stored bytes, and says when they are used up exactly. */
function stored(digits) {
  const bytes = fromHex(digits);
  let at = 0;
  const random = (length) => bytes.slice(at, (at += length));
  random.isUsedUp = () => at === bytes.length;
  return random;
}

const random = (length) => crypto.getRandomValues(new Uint8Array(length));
const v = vectors('ceremony');
const ceremony = readCeremony(canonical(v.ceremony));
const round1 = v.round1.map((text) => ({ der: fromBase64(text), json: parseCanonical(readSigned(fromBase64(text)).content) }));
const transcript = transcriptOf(ceremony, round1);
/** ECDH with a private key that is given as a number. */
const secretOf = (member) => {
  const key = scalarFromBytes(fromHex(v.committeePrivateKeys[member - 1]));
  return async (originator) => compressed(originator.multiply(key)).slice(1);
};
const changed = (json, change) => {
  const copy = structuredClone(json);
  change(copy);
  return copy;
};
const withRound1 = (dealer, change) => round1.map((one, i) => (i === dealer - 1 ? { ...one, json: changed(one.json, change) } : one));

test('the proof of a list has the reference code\'s bytes from the same randomness, and holds', () => {
  const { list: p } = vectors('proof');
  const statement = {
    subject: p.subject, closeHash: fromHex(p.closeHash), list: p.list, member: p.member, image: point(p.image),
    points: p.points.map((one) => point(one)), values: p.values.map((one) => point(one)),
  };
  assert.equal(hex(proveList(scalarFromBytes(fromHex(p.secret)), statement, stored(p.random))), p.proof);
  assert.equal(checkList(statement, p.proof), true);
  assert.equal(checkList({ ...statement, member: 1 }, p.proof), false);
  assert.equal(checkList({ ...statement, values: [...statement.values].reverse() }, p.proof), false);
});

test('points out of hashes are those of RFC 9380 and of the reference code', () => {
  const h = vectors('hash-to-curve');
  for (const { message, point: expected } of h.rfc9380) assert.equal(hex(compressed(hashToCurve(utf8(message), h.domain))), expected);
  for (const d of h.drawPoints) assert.equal(hex(compressed(drawPoint(d.tender, fromHex(d.closeHash)))), d.point);
});

test('a dealer\'s message has the reference code\'s bytes from the same randomness', async () => {
  const bytes = stored(v.dealer1Random);
  assert.deepEqual(await deal(ceremony, 1, bytes), v.dealer1);
  assert.equal(bytes.isUsedUp(), true);
});

test('the transcript gives the reference code\'s keys, and each member its share', async () => {
  assert.equal(hex(ceremony.hash), v.ceremonyHash);
  assert.equal(hex(transcript.hash), v.transcriptHash);
  assert.deepEqual(transcript.keys.map(({ json }) => json), v.keys);
  for (const member of [1, 2, 3]) {
    assert.equal(hex(scalarToBytes(await shareOf(transcript, 1, member, secretOf(member)))), v.sharesOfKey1[member - 1]);
  }
});

test('a member complains of a share that does not open or lies on another polynomial', async () => {
  await assert.rejects(shareOf(transcript, 1, 1, secretOf(2)), { code: 'share-invalid' });
  const forged = { ...transcript, dealt: transcript.dealt.map((keys, i) => (i ? keys : keys.map((key) => ({ ...key, commitments: transcript.dealt[1][0].commitments })))) };
  await assert.rejects(shareOf(forged, 1, 1, secretOf(1)), { code: 'share-invalid' });
});

test('a key that is locked before all shares are looked at accuses no dealer', async () => {
  const locked = async () => { throw new MemberFault('committee-key-locked'); };
  await assert.rejects(shareOf(transcript, 1, 1, locked), { code: 'committee-key-locked' });
});

test('a transcript with a broken message of a dealer is none', () => {
  const refused = (changes, code = 'round1-invalid') => assert.throws(() => transcriptOf(ceremony, changes), { code });
  refused(round1.slice(0, 2), 'round1-missing');
  refused([round1[1], round1[0], round1[2]]);
  refused(withRound1(2, (json) => { json.dealer = 1; }));
  refused(withRound1(2, (json) => { json.ceremonyHash = v.transcriptHash; }));
  refused(withRound1(2, (json) => { json.keys.pop(); }));
  refused(withRound1(2, (json) => { json.keys.reverse(); }));
  refused(withRound1(2, (json) => { json.keys[0].commitments.pop(); }));
  refused(withRound1(2, (json) => { json.keys[0].shares.pop(); }));
  refused(withRound1(2, (json) => { json.keys[0].shares.reverse(); }));
  refused(withRound1(2, (json) => { json.keys[0].possession = json.keys[1].possession; }));
  refused(withRound1(2, (json) => { [json.keys[0].commitments[0]] = round1[0].json.keys[0].commitments; }));
  refused(withRound1(2, (json) => { json.more = 1; }));
});

test('a rehearsal answers every canary as the reference code proves it', async () => {
  const canary = canaryOf(transcript.hash, v.session, 1);
  assert.equal(hex(scalarToBytes(canary.secret)), v.canarySecretOfKey1);
  assert.equal(hex(canary.sessionHash), v.sessionHashOfKey1);
  const theirs = parseCanonical(readSigned(fromBase64(v.rehearsals[1])).content);
  const own = await rehearse(transcript, v.session, 2, secretOf(2), random);
  assert.deepEqual(own.keys.map(({ value }) => value), theirs.keys.map(({ value }) => value));
  assert.deepEqual({ ...own, keys: [] }, { ...theirs, keys: [] });
  for (const { number, value, proof } of [...own.keys, ...theirs.keys]) {
    const c = canaryOf(transcript.hash, v.session, number);
    const statement = {
      subject: v.ceremony.ceremony, closeHash: c.sessionHash, list: 'rehearsal', member: 2, image: transcript.keys[number - 1].images[1],
      points: [G.multiply(c.secret)], values: [point(value)],
    };
    assert.equal(checkList(statement, proof), true);
  }
});

test('a partial says what the reference code\'s says, with a proof that holds', () => {
  const o = vectors('opening');
  const { committeeKey } = o.notice.lots[0].envelopes[0];
  for (const theirs of [...o.publicPartials, ...o.confidentialPartials]) {
    const statement = {
      subject: theirs.tender, closeHash: fromHex(theirs.closeHash), list: theirs.list, member: theirs.member,
      image: point(committeeKey.verificationKeys[theirs.member - 1]),
      points: theirs.points.map((one) => point(one)), values: theirs.values.map((one) => point(one)),
    };
    assert.equal(checkList(statement, theirs.proof), true);
  }
  assert.deepEqual(partialOf({ tender: 'R', lot: '0', envelope: 'price', closeHash: '00'.repeat(32), keyId: 'k' }, 1, 5n, G, 'confidential', [], random),
    { type: 'opengeps/partial/1', tender: 'R', lot: '0', envelope: 'price', closeHash: '00'.repeat(32), keyId: 'k', member: 1, list: 'confidential', points: [], values: [], proof: '' });
});
