/**
 * Writes what a member's page makes, for the reference code to judge (MemberPageTest): a committee key file, a dealer's message, a rehearsal,
 * partials. Run in the project's folder after a change that is meant: node src/test/resources/cases/member/make-member.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const source = (name) => import(pathToFileURL(`${process.cwd()}/src/main/frontend/src/crypto/${name}.js`));
const [{ fromBase64, fromHex, hex }, { canonical, parseCanonical }, { compressed, G, scalarFromBytes }, { readSigned }] =
  await Promise.all(['bytes', 'json', 'curve', 'signed'].map(source));
const [{ makeCommitteeKey }, { deal, readCeremony, shareOf, transcriptOf }, { rehearse }, { partialOf }] =
  await Promise.all(['committee/keyfile', 'committee/transcript', 'committee/rehearsal', 'committee/partials'].map(source));

const v = JSON.parse(readFileSync('src/test/resources/vectors/ceremony.json', 'utf8'));
const random = (length) => crypto.getRandomValues(new Uint8Array(length));
const ceremony = readCeremony(canonical(v.ceremony));
const transcript = transcriptOf(ceremony, v.round1.map((text) => ({ der: fromBase64(text), json: parseCanonical(readSigned(fromBase64(text)).content) })));
const MEMBER = 2;
const key = scalarFromBytes(fromHex(v.committeePrivateKeys[MEMBER - 1]));
const secret = async (originator) => compressed(originator.multiply(key)).slice(1);
const share = await shareOf(transcript, 1, MEMBER, secret);
const closeHash = 'c1'.repeat(32);
const setting = { tender: 'R26BK00000001-000', lot: '0', envelope: 'price', closeHash, keyId: transcript.keys[0].json.id };
const image = transcript.keys[0].images[MEMBER - 1];
const points = [3n, 5n, 7n].map((x) => G.multiply(x));

const password = '한글비밀번호1!';
const { file, point: made } = await makeCommitteeKey(password, { from: new Date('2026-06-01T00:00:00Z'), until: new Date('2028-06-01T00:00:00Z') }, random);
writeFileSync('src/test/resources/cases/member/page.p12', file);
writeFileSync('src/test/resources/cases/member/page.json', `${JSON.stringify({
  password, point: hex(made),
  round1: await deal(ceremony, MEMBER, random),
  rehearsal: await rehearse(transcript, v.session, MEMBER, secret, random),
  partials: [partialOf(setting, MEMBER, share, image, 'public', points, random), partialOf(setting, MEMBER, share, image, 'confidential', [], random)],
}, null, 1)}\n`);
