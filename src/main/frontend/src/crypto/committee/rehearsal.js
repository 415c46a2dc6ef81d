/** The rehearsal: a member opens canaries whose secrets everybody knows (docs/protocol.md section 4), which can never open a bid. */
import { hex, u32 } from '../bytes.js';
import { compressed, G } from '../curve.js';
import { H, HS } from '../hash.js';
import { proveList } from './listproof.js';
import { shareOf } from './transcript.js';

/** The canary of a key: its secret, and what stands where the close hash stands in an opening. */
export function canaryOf(transcriptHash, session, number) {
  return {
    secret: HS('opengeps/canary/1', transcriptHash, session, u32(number)),
    sessionHash: H('opengeps/rehearsal-session/1', transcriptHash, session, u32(number)),
  };
}

/**
 * @param {object} transcript
 * @param {string} session UUID
 * @param {number} member from 1
 * @param {(originator: object) => Promise<Uint8Array>} secret see shareOf
 * @returns {Promise<object>} opengeps/rehearsal/1
 * @throws {MemberFault} if a share is not usable
 */
export async function rehearse(transcript, session, member, secret, random) {
  const { ceremony: { json, hash }, keys } = transcript;
  const answers = [];
  for (const { json: { number }, images } of keys) {
    const share = await shareOf(transcript, number, member, secret);
    const canary = canaryOf(transcript.hash, session, number);
    const points = [G.multiply(canary.secret)];
    const values = [points[0].multiply(share)];
    const statement = {
      subject: json.ceremony, closeHash: canary.sessionHash, list: 'rehearsal', member, image: images[member - 1], points, values,
    };
    answers.push({ number, value: hex(compressed(values[0])), proof: hex(proveList(share, statement, random)) });
  }
  return {
    type: 'opengeps/rehearsal/1', ceremony: json.ceremony, ceremonyHash: hex(hash), transcriptHash: hex(transcript.hash), session, member,
    keys: answers,
  };
}
