/** A ceremony as the engine handed it over, with every signature checked here (CheckedCeremony of the member's program). */
import { equal, fromBase64 } from '../bytes.js';
import { compressed } from '../curve.js';
import { DerError } from '../der.js';
import { isSameHolder } from '../tender.js';
import { believed, insistOnAgency, insistOnDifferent } from './believed.js';
import { insist, MemberFault } from './fault.js';
import { readCeremony, transcriptOf } from './transcript.js';

async function read(answer, id, trust) {
  const signed = await believed('ceremony', fromBase64(answer.statement), 'opengeps/ceremony/1', trust);
  const ceremony = readCeremony(signed.content);
  insist(ceremony.json.ceremony === id, 'evidence-broken', 'ceremony');
  insistOnAgency('ceremony', signed, ceremony.json.agency);
  const members = [];
  for (const { index, person, committeeKey } of ceremony.json.members) {
    const key = await believed(`committee-key ${index}`, fromBase64(committeeKey), 'opengeps/committee-key/1', trust);
    insist(key.json.person === person, 'evidence-broken', `committee-key ${index}`);
    members.push(key);
  }
  insistOnDifferent(members.map(({ certificate }) => certificate));
  const round1 = [];
  for (const { member, message } of answer.round1) {
    const dealt = await believed(`round1 ${member}`, fromBase64(message), 'opengeps/ceremony-round1/1', trust);
    insist(members[member - 1] && isSameHolder(dealt.certificate, members[member - 1].certificate), 'signer-differs', member);
    round1.push(dealt);
  }
  return { ceremony, members, round1 };
}

/**
 * @param {object} answer of GET /api/v1/committee/ceremonies/{id}
 * @param {string} id that was asked for
 * @returns {Promise<{ceremony: object, members: object[], round1: object[]}>} round1: of dealers 1, 2, ... that are in
 * @throws {MemberFault}
 */
export async function checkCeremony(answer, id, trust) {
  try {
    return await read(answer, id, trust);
  } catch (e) {
    if (e instanceof TypeError || e instanceof RangeError || e instanceof DerError) throw new MemberFault('evidence-broken', 'ceremony');
    throw e;
  }
}

/** Index of the member with this committee key (33 bytes). @throws {MemberFault} not-a-member */
export function memberWith({ ceremony }, point) {
  const place = ceremony.points.findIndex((one) => equal(compressed(one), point));
  insist(place >= 0, 'not-a-member');
  return place + 1;
}

/** The complete transcript, with everything that can be checked without a secret. */
export const transcriptIn = ({ ceremony, round1 }) => transcriptOf(ceremony, round1);
