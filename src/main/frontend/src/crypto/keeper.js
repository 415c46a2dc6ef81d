/**
 * Holds one officer's key for a sitting, in memory only, in a worker apart from the pages (ADR 12). The key can be used and not read; it signs
 * messages of the officers' doors and nothing else; it goes with the lock, the log-out, another log-in, and when nobody has used it for a while.
 */
import { parseCanonical } from './json.js';
import { signerOf } from './keys.js';
import { signData } from './signed.js';
import { displayName, readCertificate } from './x509.js';

/** What officers, members of committees and people of oversight bodies sign on their pages; not a log-in, not a firm's registration, not a bid. */
export const TYPES = [
  'approval', 'return', 'draft', 'document-upload', 'prepare', 'notice', 'score', 'award', 'roles', 'agency-name', 'agency-name-approval',
  'round-act', 'round-act-approval', 'unsuccessful', 'technical-decision', 'technical-decision-approval', 'cancellation-grant',
  'suspension', 'suspension-approval', 'committee-key', 'ceremony-round1', 'ceremony-round2', 'rehearsal-start', 'rehearsal', 'partial', 'answer', 'contract', 'contract-confirmation', 'inspection', 'claim-return', 'payment-order', 'payment-approval', 'call',
  'supplement', 'direct-award', 'direct-award-approval', 'mandate', 'mandate-approval', 'mandate-end',
].map((name) => `opengeps/${name}/1`);
const LOCKED = { open: false };

/** The key is not open for this sitting. */
export class Locked extends Error {}

export class KeyKeeper {
  #held = null;
  #timer = null;
  #now;

  constructor(now = Date.now) {
    this.#now = now;
  }

  get isOpen() {
    this.#expire();
    return this.#held !== null;
  }

  /** A page says whose sitting it belongs to; a key of any other sitting is forgotten. */
  status(sitting) {
    this.#expire();
    if (this.#held && this.#held.sitting !== sitting) this.lock();
    if (!this.#held) return LOCKED;
    const { certificate, idle, used, signed } = this.#held;
    return { open: true, certificate: certificate.der, name: displayName(certificate), expiresAt: used + idle, signed };
  }

  /**
   * @param {{sitting: string, certificate: Uint8Array, chain: Uint8Array[], key: CryptoKey, idle: number}} order certificate in DER; idle in
   *     milliseconds without use
   */
  unlock({ sitting, certificate, chain, key, idle }) {
    if (!sitting || key.extractable) throw new TypeError('a key is kept for a sitting, and only if nobody can read it');
    const read = readCertificate(certificate);
    this.#held = { sitting, certificate: read, signer: signerOf({ certificate: read, chain, key }), idle, used: this.#now(), signed: [] };
    this.#schedule();
    return this.status(sitting);
  }

  /** Somebody works on a page of the sitting. */
  touch(sitting) {
    const status = this.status(sitting);
    if (status.open) {
      this.#held.used = this.#now();
      this.#schedule();
    }
    return this.status(sitting);
  }

  lock() {
    this.#held = null;
    clearTimeout(this.#timer);
    return LOCKED;
  }

  /**
   * @param {{sitting: string, content: Uint8Array, at: number}} order content: canonical message; at: milliseconds of the server's clock
   * @returns {Promise<Uint8Array>} SignedData in DER
   * @throws {Locked} or {TypeError} if it is no message of an officer
   */
  async sign({ sitting, content, at }) {
    if (!this.status(sitting).open) throw new Locked('locked');
    const { type } = parseCanonical(content);
    if (!TYPES.includes(type)) throw new TypeError(`officers do not sign ${type}`);
    this.#held.signed.push({ type, at });
    this.touch(sitting);
    return signData(this.#held.signer, content, new Date(at));
  }

  #expire() {
    if (this.#held && this.#now() >= this.#held.used + this.#held.idle) this.lock();
  }

  #schedule() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#expire(), this.#held.idle);
    this.#timer.unref?.();
  }
}
