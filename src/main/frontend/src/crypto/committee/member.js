/**
 * What a member does, each act after all that it rests on was checked (Officer of the member's program). The messages that come out are what
 * the member's certificate signs; nothing secret is in them.
 */
import { fromUtf8, hex } from '../bytes.js';
import { canonical } from '../json.js';
import { isSignedBy, readCheckpoint, readNote, readVerifierKey } from '../note.js';
import { checkCeremony, memberWith, transcriptIn } from './ceremony.js';
import { checkDossier, insistOnOwnKey } from './dossier.js';
import { insist, MemberFault } from './fault.js';
import { MemberLog } from './memberlog.js';
import { claim } from './opened.js';
import { insistOnLogged } from './orders.js';
import { partialOf } from './partials.js';
import { rehearse } from './rehearsal.js';
import { deal, shareOf } from './transcript.js';

export class Member {
  #prepared = new Map();

  /**
   * @param {object} keeper of the committee key
   * @param {object} engine {json(path), file(path)}: what the server answers, and static files of the log
   * @param {object} memory {log: {load, save}, opened: {load(keyId), save(keyId, claim)}} of this device
   * @param {(length: number) => Uint8Array} random
   */
  constructor(keeper, engine, memory, random) {
    Object.assign(this, { keeper, engine, memory, random });
  }

  async #ceremony(id, trust) {
    const checked = await checkCeremony(await this.engine.json(`/api/v1/committee/ceremonies/${encodeURIComponent(id)}`), id, trust);
    return { checked, member: memberWith(checked, this.keeper.use().point) };
  }

  /** Round 1. */
  async contribute({ ceremony, trust }) {
    const { checked, member } = await this.#ceremony(ceremony, trust);
    return { message: canonical(await deal(checked.ceremony, member, this.random)) };
  }

  /** Round 2: accepts, or complains with the code and the place of what is wrong. */
  async confirm({ ceremony, trust }) {
    const { checked, member } = await this.#ceremony(ceremony, trust);
    const transcript = transcriptIn(checked);
    const complaint = await this.#complaint(transcript, member);
    const message = {
      type: 'opengeps/ceremony-round2/1', ceremony, ceremonyHash: hex(checked.ceremony.hash), member, transcriptHash: hex(transcript.hash),
      verdict: complaint ? 'complaint' : 'accept', reason: complaint,
    };
    return { message: canonical(message), complaint };
  }

  async #complaint(transcript, member) {
    const { agree } = this.keeper.use();
    try {
      for (const { json: { number } } of transcript.keys) await shareOf(transcript, number, member, agree);
      return null;
    } catch (e) {
      if (!(e instanceof MemberFault) || e.code !== 'share-invalid') throw e;
      const [dealer, number] = e.values;
      return `share-invalid: what dealer ${dealer} gave to member ${member} for key ${number} does not fit`;
    }
  }

  /** A member's part of a rehearsal. */
  async rehearse({ ceremony, session, trust }) {
    const { checked, member } = await this.#ceremony(ceremony, trust);
    return { message: canonical(await rehearse(transcriptIn(checked), session, member, this.keeper.use().agree, this.random)) };
  }

  /**
   * Reads the log up to its newest checkpoint, so that at an opening little is left to be read.
   *
   * @returns {Promise<{size: number}>} how many entries there are
   */
  async read({ trust }, progress) {
    const note = readNote(fromUtf8(await this.engine.file('/ledger/checkpoint')));
    const head = readCheckpoint(note.text);
    insist(head.origin === trust.origin && isSignedBy(note, readVerifierKey(trust.logKey)), 'log-untrusted');
    await this.#log(progress).readTo(head);
    return { size: Number(head.size) };
  }

  #log(progress) {
    return new MemberLog((file) => this.engine.file(`/ledger/${file}`), this.memory.log, progress);
  }

  /**
   * Checks an opening with all that it rests on, and computes nothing.
   *
   * @param {{number: string, lot: string, envelope: string, trust: object, now: number}} order now: of the member's own clock
   * @param {(read: number, of: number) => void} progress of the reading of the log
   * @returns {Promise<object>} what will be computed and signed, for the member to see
   * @throws {MemberFault}
   */
  async prepare({ number, lot, envelope, trust, now }, progress) {
    const path = `/api/v1/tenders/${encodeURIComponent(number)}/opening-package`;
    const place = `?lot=${encodeURIComponent(lot)}&envelope=${encodeURIComponent(envelope)}`;
    const answer = await this.engine.json(path + place);
    const dossier = await checkDossier(
      answer, { number, lot, envelope }, (from) => this.engine.json(`${path}/bids${place}&from=${from}`), trust, now);
    const log = this.#log(progress);
    await log.readTo(dossier.checkpoint);
    insistOnLogged(dossier.orders, log.noticesOf(number), log.calendars, answer);
    const { checked, member } = await this.#ceremony(dossier.terms.committeeKey.ceremony, trust);
    const transcript = transcriptIn(checked);
    insistOnOwnKey(dossier, transcript);
    const { id, number: keyNumber } = dossier.terms.committeeKey;
    claim(await this.memory.opened.load(id), dossier.setting.closeHash, dossier.lists);
    this.#prepared.set(`${number} ${lot} ${envelope}`, { dossier, transcript, member, keyId: id, keyNumber });
    const { setting, notice, sealed, lists, heads, superseded, removed } = dossier;
    return {
      tender: setting.tender, title: notice.title, lot, envelope, opensAt: notice.opensAt, zone: notice.zone, closeHash: setting.closeHash,
      keyId: id, member, sealed, superseded, removed, leftOut: heads.filter(({ leftOut }) => leftOut).length,
      lists: lists.map(([name, points]) => ({ name, count: points.length })),
    };
  }

  /**
   * The partials of an opening that was prepared and shown. Which lists the key opens is remembered before any leaves the worker.
   *
   * @returns {Promise<{messages: Uint8Array[]}>} one for each list, in the order of posting
   */
  async partials({ number, lot, envelope }) {
    const prepared = this.#prepared.get(`${number} ${lot} ${envelope}`);
    if (!prepared) throw new MemberFault('not-prepared');
    const { dossier: { setting, lists }, transcript, member, keyId, keyNumber } = prepared;
    const share = await shareOf(transcript, keyNumber, member, this.keeper.use().agree);
    await this.memory.opened.save(keyId, claim(await this.memory.opened.load(keyId), setting.closeHash, lists));
    const image = transcript.keys[keyNumber - 1].images[member - 1];
    const { tender, closeHash } = setting;
    const place = { tender, lot, envelope, closeHash, keyId };
    return { messages: lists.map(([name, points]) => canonical(partialOf(place, member, share, image, name, points, this.random))) };
  }

  /** Forgets what was prepared, as the lock forgets the key. */
  forget() {
    this.#prepared.clear();
  }
}
