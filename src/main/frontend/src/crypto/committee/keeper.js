/**
 * Holds a member's committee key in the member's worker: for one page, in memory, not readable, gone when the page goes, with the lock, and when
 * nobody has used it for a while (sealing.md section 10, "Browser"). Shares are computed for the act that needs them and kept by nobody.
 */
import { equal, hex } from '../bytes.js';
import { makeCommitteeKey, openCommitteeKey } from './keyfile.js';
import { MemberFault } from './fault.js';

const LOCKED = { open: false };

export class CommitteeKeeper {
  #held = null;
  #timer = null;
  #now;
  #onLock;

  /** @param {() => void} onLock told when the key was forgotten without being asked for it */
  constructor(onLock = () => {}, now = Date.now) {
    this.#onLock = onLock;
    this.#now = now;
  }

  status() {
    this.#expire();
    if (!this.#held) return LOCKED;
    return { open: true, point: hex(this.#held.point), expiresAt: this.#held.used + this.#held.idle };
  }

  /** @param {{files: Uint8Array[], password: string, idle: number}} order idle: milliseconds without use @throws {KeyFault} */
  async unlock({ files, password, idle }) {
    const key = await openCommitteeKey(files, password);
    this.#held = { ...key, idle, used: this.#now() };
    this.#schedule();
    return this.status();
  }

  lock() {
    this.#held = null;
    clearTimeout(this.#timer);
    return LOCKED;
  }

  /**
   * The key for one act, while it is open.
   *
   * @returns {{point: Uint8Array, agree: (originator: object) => Promise<Uint8Array>}} agree stops to work when the key is locked meanwhile
   * @throws {MemberFault} committee-key-locked
   */
  use() {
    if (!this.status().open) throw new MemberFault('committee-key-locked');
    const held = this.#held;
    this.#touch();
    const agree = (originator) => {
      if (this.#held !== held) throw new MemberFault('committee-key-locked');
      this.#touch();
      return held.agree(originator);
    };
    return { point: held.point, agree };
  }

  #touch() {
    this.#held.used = this.#now();
    this.#schedule();
  }

  #expire() {
    if (this.#held && this.#now() >= this.#held.used + this.#held.idle) {
      this.lock();
      this.#onLock();
    }
  }

  #schedule() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#expire(), this.#held.idle);
    this.#timer.unref?.();
  }
}

/** A new key's file and its point; of the key nothing else is left. */
export async function make({ password, from, until }, random) {
  const { file, point } = await makeCommitteeKey(password, { from: new Date(from), until: new Date(until) }, random);
  return { file, point: hex(point) };
}

/** The point of a key that opens with the password out of each of the copies. @throws {KeyFault|MemberFault} copies-differ */
export async function checkCopies({ copies, password }) {
  const keys = [];
  for (const copy of copies) keys.push(await openCommitteeKey([copy], password));
  if (!keys.every(({ point }) => equal(point, keys[0].point))) throw new MemberFault('copies-differ');
  return { point: hex(keys[0].point) };
}
