/**
 * What each key was used for on this device: a key opens one closing only, and of it one list of points for each name (sealing.md section 10,
 * "Members remember"; OpenedKeys of the member's program). Without it an engine that shows two closings for one key, or the same closing with
 * other points, could have both opened. Another browser, or one whose data were cleared, does not remember.
 */
import { hex } from '../bytes.js';
import { compressed } from '../curve.js';
import { H } from '../hash.js';
import { insist } from './fault.js';

const NAMES = /^(public|confidential|proofless-[0-9]{1,9})$/;

export const listHash = (points) => hex(H('opengeps/opened-list/1', ...points.map(compressed)));

/**
 * @param {{closeHash: string, lists: Object<string, string>}|undefined} before what the key opened
 * @param {[string, object[]][]} lists
 * @returns {{closeHash: string, lists: Object<string, string>}} what to remember, before any partial leaves the device
 * @throws {MemberFault} key-used-before, list-changed
 */
export function claim(before, closeHash, lists) {
  insist(!before || before.closeHash === closeHash, 'key-used-before');
  const known = { ...before?.lists };
  for (const [name, points] of lists) {
    const hash = listHash(points);
    insist(NAMES.test(name) && (known[name] ?? hash) === hash, 'list-changed', name);
    known[name] = hash;
  }
  return { closeHash, lists: known };
}
