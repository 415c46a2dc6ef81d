/** The member's worker as the page reaches it. */
import { KeyFault, WrongPassword } from '../crypto/keyfault.js';
import { MemberFault } from '../crypto/committee/fault.js';
import { byId, Refused } from './dom.js';

const waiting = new Map();
let worker;
let last = 0;
let lockedByItself = () => {};
let progressed = () => {};

function faultFrom({ kind, code, values, at, status, problem, message }) {
  if (kind === 'server') return new Refused(status, problem);
  if (code === 'key-password-wrong') return new WrongPassword();
  if (kind === 'key') return new KeyFault(code, at === null ? null : new Date(at));
  return kind === 'member' ? new MemberFault(code, ...values) : new Error(message);
}

function started() {
  if (worker) return worker;
  worker = new Worker(byId('committee').dataset.worker);
  worker.addEventListener('message', ({ data: { id, value, fault, locked, progress } }) => {
    if (locked) lockedByItself();
    if (progress) progressed(progress);
    if (id === undefined) return;
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (fault) reject(faultFrom(fault));
    else resolve(value);
  });
  worker.addEventListener('error', (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message || 'the worker does not start'));
    waiting.clear();
  });
  return worker;
}

/** @param {() => void} listener called when the key was locked because nobody used it */
export const onSelfLock = (listener) => { lockedByItself = listener; };

/** @param {(progress: {read: number, of: number}) => void} listener told how much of the log was read */
export const onProgress = (listener) => { progressed = listener; };

/** @param {string} order of entries/member.js @param {object} values @returns {Promise<object>} */
export function askMember(order, values = {}) {
  return new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    started().postMessage({ id: last, ask: order, ...values });
  });
}
