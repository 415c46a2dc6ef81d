/**
 * A whole tender as a server would answer it, made with OpenSSL's certificates and this library's own signatures; any one thing in it can
 * be made wrong while everything else is signed as it should be.
 */
import { readFileSync } from 'node:fs';
import { ed25519 } from '@noble/curves/ed25519.js';
import { base64, concat, hex, u32, utf8 } from '../src/crypto/bytes.js';
import { compressed, G, Point, randomScalar, uncompressed } from '../src/crypto/curve.js';
import { bits, oid, sequence } from '../src/crypto/der.js';
import { H, sha256, sha256Hex } from '../src/crypto/hash.js';
import { canonical } from '../src/crypto/json.js';
import { leafHash } from '../src/crypto/merkle.js';
import { COSIGNATURE, ED25519 } from '../src/crypto/note.js';
import { OID } from '../src/crypto/oids.js';
import { derSignature, signData } from '../src/crypto/signed.js';
import { openSigner } from '../src/crypto/signer.js';
import { readTrust } from '../src/crypto/trust.js';
import { systemRandom } from '../src/crypto/bytes.js';
import { readCertificate } from '../src/crypto/x509.js';

/** The calendar of the notice, in practice one without a day off. */
export const CALENDAR = JSON.parse(readFileSync(new URL('../../resources/rules/calendars/every-day.json', import.meta.url), 'utf8'));
/** How an order names a calendar. */
export const refOf = (calendar) => ({ id: calendar.id, version: calendar.version, hash: sha256Hex(canonical(calendar)) });
export const CALENDAR_REF = refOf(CALENDAR);
/** As much of a rule set as a bidder asks of it where no outage was. */
export const RULES = { type: 'opengeps/rule-set/1', id: 'sandbox', version: '1', calendar: CALENDAR.id };
export const TENDER = 'R26BK00000001';
export const AGENCY = '6110000';
export const CA = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];
export const SIGNS = ['basicConstraints=critical,CA:FALSE', 'keyUsage=critical,digitalSignature,nonRepudiation'];
const MARKED = [...SIGNS, `extendedKeyUsage=${OID.platformMark}`];
const AGREES = ['basicConstraints=critical,CA:FALSE', 'keyUsage=critical,keyAgreement'];
const N = 3;

/** A key that signs notes: {name, verifierKey, sign(text, seconds) -> line}. */
export function noteSigner(name, kind) {
  const { secretKey, publicKey } = ed25519.keygen();
  const material = concat(Uint8Array.of(kind), publicKey);
  const id = sha256(concat(utf8(name), Uint8Array.of(10), material)).slice(0, 4);
  const body = (text, time) => {
    if (kind === ED25519) return ed25519.sign(utf8(text), secretKey);
    return concat(new Uint8Array(4), u32(time), ed25519.sign(utf8(`cosignature/v1\ntime ${time}\n${text}`), secretKey));
  };
  return { name, verifierKey: `${name}+${hex(id)}+${base64(material)}`, sign: (text, time = 1_770_000_000) => `— ${name} ${base64(concat(id, body(text, time)))}\n` };
}

/** RFC 6962 root over two leaves, and the path of the second one. */
function tree(first, second) {
  const [a, b] = [leafHash(first), leafHash(second)];
  return { root: sha256(concat(Uint8Array.of(1), a, b)), pathOfSecond: [a] };
}

export class Scene {
  static async make(shop) {
    const scene = new Scene();
    scene.shop = shop;
    shop.certify('people-root', { kind: 'RSA', extensions: CA });
    shop.certify('people-ca', { kind: 'RSA', issuer: 'people-root', extensions: CA });
    shop.certify('platform-root', { extensions: CA });
    shop.certify('sealing-root', { extensions: CA });
    shop.certify('sealing-ca', { issuer: 'sealing-root', extensions: CA });
    shop.certify('stamp-root', { extensions: CA });
    shop.certify('stranger-root', { extensions: CA });
    scene.officer = await scene.person('officer', 'people-ca', 'RSA', AGENCY);
    scene.bidder = await scene.person('bidder', 'people-ca', 'EC', '1000000002');
    scene.platform = await scene.person('platform', 'platform-root', 'EC', null, MARKED);
    scene.members = [];
    for (let i = 1; i <= N; i++) scene.members.push(await scene.person(`member-${i}`, 'people-ca', i === 2 ? 'RSA' : 'EC'));
    shop.certify('rival-ca', { kind: 'RSA', issuer: 'people-root', extensions: CA, organisation: 'Rival' });
    scene.namesake = await scene.person('namesake', 'rival-ca', 'EC', null, SIGNS, 'member-3');
    scene.stranger = await scene.person('somebody', 'stranger-root');
    scene.impostor = await scene.person('impostor', 'stranger-root', 'EC', null, MARKED);
    scene.published = await scene.person('published-gate', 'platform-root', 'EC', null, AGREES);
    scene.log = noteSigner('log.example', ED25519);
    scene.witness = noteSigner('witness.example', COSIGNATURE);
    scene.at = new Date(Date.now() + 60_000);
    scene.trust = readTrust(utf8(JSON.stringify(scene.trustJson())));
    return scene;
  }

  /** Somebody who signs; identifier: agency code or business number for which the issuer certifies. */
  async person(name, issuer, kind = 'EC', identifier = null, extensions = SIGNS, cn = name) {
    this.shop.certify(name, { issuer, kind, extensions, identifier, cn });
    this.shop.openssl('pkcs12', '-export', '-inkey', `${name}.key`, '-in', `${name}.crt`, '-certfile', `${issuer}.crt`, '-out', `${name}.p12`, '-passout', 'pass:x');
    return extensions === AGREES ? this.misusing(name) : openSigner(this.shop.read(`${name}.p12`), 'x');
  }

  /** Signs with a key that is certified for something else: no key file opens for that. */
  async misusing(name) {
    this.shop.openssl('pkcs8', '-topk8', '-nocrypt', '-in', `${name}.key`, '-outform', 'DER', '-out', `${name}.pkcs8`);
    const key = await crypto.subtle.importKey('pkcs8', this.shop.read(`${name}.pkcs8`), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
    const sign = async (bytes) => derSignature(new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes)));
    return { certificate: readCertificate(this.shop.read(`${name}.der`)), chain: [], sign };
  }

  trustJson() {
    const root = (name) => [base64(this.shop.read(`${name}.der`))];
    return {
      type: 'opengeps/trust/1', origin: this.log.name, logKey: this.log.verifierKey, witnessKeys: [this.witness.verifierKey],
      platformRoots: root('platform-root'), sealingRoots: root('sealing-root'), signingRoots: root('people-root'), timestampRoots: root('stamp-root'),
    };
  }

  async signed(signer, json, at = this.at) {
    return base64(await signData(signer, canonical(json), at));
  }

  /** A sealing certificate for a point, in DER and base64. */
  sealing(name, point, { issuer = 'sealing-ca', extensions = AGREES } = {}) {
    const spki = sequence(sequence(oid(OID.ecPublicKey), oid(OID.p256)), bits(uncompressed(point)));
    this.shop.write(`${name}-spki.pem`, `-----BEGIN PUBLIC KEY-----\n${base64(spki)}\n-----END PUBLIC KEY-----\n`);
    this.shop.certify(name, { issuer, extensions, publicKey: `${name}-spki.pem` });
    return base64(this.shop.read(`${name}.der`));
  }

  /** text of a note over these entries, signed by log and witness. */
  checkpoint(first, second, { log = this.log, witnesses = [this.witness], size = 2, origin = this.log.name } = {}) {
    const text = `${origin}\n${size}\n${base64(tree(first, second).root)}\n`;
    return `${text}\n${log.sign(text)}${witnesses.map((witness) => witness.sign(text)).join('')}`;
  }

  /**
   * The answer of GET /api/v1/tenders/{no}.
   *
   * @param {object} wrong what differs from a good tender: functions over JSON, or other signers
   */
  async answer(wrong = {}) {
    const same = (json) => json;
    const statement = (wrong.ceremony ?? same)({
      type: 'opengeps/ceremony/1', ceremony: 'c0de', agency: AGENCY, k: 2, n: N,
      members: await Promise.all(this.members.map(async (signer, i) => ({
        index: i + 1, committeeKey: await this.signed(wrong.keySigner?.(i + 1) ?? wrong.committee ?? signer, { type: 'opengeps/committee-key/1', person: `p${i + 1}` }),
      }))),
    });
    const ceremonyHash = hex(sha256(canonical(statement)));
    const points = Array.from({ length: N }, () => G.multiply(randomScalar(systemRandom)));
    const round1 = await Promise.all(points.map((p, i) => this.signed(wrong.dealerSigner?.(i + 1) ?? wrong.committee ?? this.members[i], (wrong.dealer ?? same)({
      type: 'opengeps/ceremony-round1/1', dealer: i + 1, ceremonyHash, keys: [{ number: 1, commitments: [hex(compressed(p))] }],
    }, i + 1))));
    const transcriptHash = hex(H('opengeps/transcript/1', sha256(canonical(statement)), ...round1.map((der) => sha256(Buffer.from(der, 'base64')))));
    const round2 = await Promise.all(this.members.map((signer, i) => this.signed(wrong.wordSigner?.(i + 1) ?? wrong.committee ?? signer, (wrong.word ?? same)({
      type: 'opengeps/ceremony-round2/1', member: i + 1, transcriptHash, verdict: 'accept',
    }, i + 1), wrong.wordAt?.(i + 1))));
    const y = points.reduce((sum, p) => sum.add(p), Point.ZERO);
    const gate = G.multiply(randomScalar(systemRandom));
    const envelope = {
      envelope: 'price', committeeKey: { ceremony: 'c0de', transcriptHash, number: 1, k: 2, n: N, y: hex(compressed(y)) }, gateKey: hex(compressed(gate)),
      sealingCertificates: { committee: this.sealing('committee', y, wrong.committeeCertificate), gate: this.sealing('gate', gate, wrong.gateCertificate) },
    };
    const notice = (wrong.notice ?? same)({
      type: 'opengeps/notice/1', ruleSet: refOf(RULES), calendar: CALENDAR_REF, zone: 'Asia/Seoul', noticedAt: this.at.toISOString(), previous: null, kind: 'notice', tender: TENDER, ref: `${TENDER}-000`, agency: { code: AGENCY }, lots: [{ lot: '0', price: { draw: null, baseAmount: null }, envelopes: [envelope] }],
    });
    const signed = (wrong.spoilt ?? same)(await this.signed(wrong.noticeSigner ?? this.officer, notice, wrong.noticeAt));
    const message = (found, i) => ({ member: i + 1, message: found });
    return {
      notice: signed, ruleSet: { document: wrong.rules ?? RULES }, calendars: wrong.calendars ?? [CALENDAR], log: this.announce(signed, notice, wrong),
      sealingAuthorities: wrong.authorities ?? [String(Buffer.from(this.shop.read('sealing-ca.crt')))],
      ceremonies: [{
        ceremony: 'c0de', statement: await this.signed(wrong.ceremonySigner ?? this.officer, statement, wrong.ceremonyAt),
        round1: round1.map(message), round2: round2.map(message),
      }],
    };
  }

  announce(signed, notice, wrong) {
    const entry = canonical((wrong.entry ?? ((json) => json))({
      type: 'opengeps/entry/1', kind: 'notice-published', subject: notice.ref, document: sha256Hex(Buffer.from(signed, 'base64')),
      at: (wrong.loggedAt ?? this.at).toISOString(), data: {},
    }));
    const first = utf8('an entry before');
    const path = tree(first, entry).pathOfSecond.map(base64).join('\n');
    const note = this.checkpoint(first, wrong.logged ?? entry, wrong.checkpoint);
    return { index: '1', entry: base64(entry), proof: `c2sp.org/tlog-proof@v1\nindex 1\n${path}\n\n${note}` };
  }
}
