/**
 * The member's own reading of the public log (MemberLog of the member's program): an engine that closed a tender at the old deadline could
 * hand over the notice from before a correction; the log cannot hide that correction from a reader of all its entries. Each entry is read
 * once: what a device remembers is the edge of what was read, every word on each notice, and the calendars, so the log can neither shrink
 * nor fork before this browser. Another browser begins anew.
 */
import { equal, fromHex, hex } from '../bytes.js';
import { leafHash } from '../merkle.js';
import { readEntry } from './believed.js';
import { insist, MemberFault } from './fault.js';
import { consistencyProof, ENTRIES, entriesOf, FULL, isConsistent, RunningRoot, tileHolding } from './tiles.js';

const NOTICE_KINDS = [
  'notice-published', 'notice-corrected', 'base-amount-published', 're-bid-published', 'next-stage-published', 'notice-cancelled', 'tender-postponed',
];
/** Bundles fetched at a time: one is some 80 KB, and a server hands out eight at a time to all who ask. */
const AT_A_TIME = 4;

export class MemberLog {
  /**
   * @param {(path: string) => Promise<Uint8Array>} get a static file of the log
   * @param {{load: (origin: string) => Promise<object|undefined>, save: (memory: object) => Promise<void>}} store what this device remembers
   * @param {(read: number, of: number) => void} progress
   */
  constructor(get, store, progress = () => {}) {
    this.get = get;
    this.store = store;
    this.progress = progress;
  }

  /**
   * Reads on up to a checkpoint whose signatures have been checked.
   *
   * @param {{origin: string, size: bigint, root: Uint8Array}} checkpoint
   * @throws {MemberFault} log-forked if the entries do not lead there, log-unreadable if they are not served
   */
  async readTo(checkpoint) {
    try {
      await this.#recall(checkpoint.origin);
      const size = Number(checkpoint.size);
      await (size < this.tree.size ? this.#compareOlder(size, checkpoint.root) : this.#readOn(size, checkpoint));
    } catch (e) {
      if (e instanceof MemberFault) throw e;
      throw new MemberFault('log-unreadable', e.message);
    }
  }

  /** Every word on a notice among the entries read so far, in the order of the log. */
  noticesOf(number) {
    return this.notices.filter(({ ref }) => ref.slice(0, 13) === number);
  }

  async #recall(origin) {
    const memory = await this.store.load(origin);
    this.tree = new RunningRoot(memory?.size ?? 0, (memory?.edge ?? []).map(fromHex));
    this.notices = memory?.notices ?? [];
    this.calendars = memory?.calendars ?? [];
  }

  async #bundle(from, size) {
    const { path, width } = tileHolding(ENTRIES, from, size);
    const entries = entriesOf(await this.get(path));
    if (entries.length !== width) throw new TypeError(`${path} holds ${entries.length} entries`);
    return entries;
  }

  async #readOn(size, { origin, root }) {
    const begun = this.tree.size;
    while (this.tree.size < size) {
      const starts = [];
      for (let at = this.tree.size - (this.tree.size % FULL); at < size && starts.length < AT_A_TIME; at += FULL) starts.push(at);
      const bundles = await Promise.all(starts.map((at) => this.#bundle(at, size)));
      for (const entries of bundles) entries.slice(this.tree.size % FULL).forEach((entry) => this.#take(entry));
      this.progress(this.tree.size - begun, size - begun);
    }
    insist(equal(this.tree.root(), root), 'log-forked', size);
    await this.store.save({ origin, size, edge: this.tree.edge.map(hex), notices: this.notices, calendars: this.calendars });
  }

  #take(bytes) {
    this.tree.add(leafHash(bytes));
    const { kind, subject, document, at, data } = readEntry(bytes);
    if (kind === 'calendar-published' && document) this.calendars.push(document);
    if (!NOTICE_KINDS.includes(kind)) return;
    insist(/^R\d{2}BK\d{8}-\d{3}$/.test(subject), 'log-unreadable', kind);
    this.notices.push({ ref: subject, kind, notice: kind === 'notice-cancelled' ? null : data.notice, at });
  }

  async #compareOlder(size, root) {
    const path = await consistencyProof(this.get, size, this.tree.size);
    insist(isConsistent(size, this.tree.size, root, this.tree.root(), path), 'log-forked', size);
  }
}
