/**
 * Making a committee's keys together (docs/protocol.md section 4): dealing, the transcript with all that can be checked without a secret, and
 * a member's shares. The same order of random bytes as the member's program takes, so that vectors hold both.
 */
import { base64, equal, fromBase64, fromHex, hex, u32 } from '../bytes.js';
import { compressed, G, ORDER, Point, point, randomScalar, scalarFromBytes, scalarToBytes } from '../curve.js';
import { open, readEnvelope, recipientOfKey, seal } from '../envelope.js';
import { H, sha256 } from '../hash.js';
import { canonical, canonicalText, parseCanonical } from '../json.js';
import { checkKnowledge, proveKnowledge } from '../proof.js';
import { readSigned } from '../signed.js';
import { pointOfSpki } from './keyfile.js';
import { insist, MemberFault } from './fault.js';

export const SUITE = 'OPENGEPS-P256-SHA256-AES256GCM-1';
const MOST_MEMBERS = 99;
const MOST_KEYS = 1000;

/** A ceremony's statement with its hash and the members' committee keys; who signed it is judged in ceremony.js. */
export function readCeremony(content) {
  const json = parseCanonical(content);
  const { k, n, keys, members } = json;
  const whole = [k, n, keys].every(Number.isInteger) && k >= 1 && k <= n && n <= MOST_MEMBERS && keys >= 1 && keys <= MOST_KEYS;
  insist(json.type === 'opengeps/ceremony/1' && json.suite === SUITE && whole, 'evidence-broken');
  insist(members.length === n && members.every(({ index }, i) => index === i + 1), 'evidence-broken');
  const points = members.map(({ committeeKey }) => pointOfSpki(fromBase64(parseCanonical(readSigned(fromBase64(committeeKey)).content).spki)));
  return { json, hash: sha256(content), points, recipients: points.map(recipientOfKey) };
}

const possessionContext = ({ json: { n, k }, hash }, number, dealer) =>
  H('opengeps/dkg-pop/1', hash, u32(number), u32(dealer), u32(n), u32(k));

/** f(x) of a secret polynomial. */
const valueAt = (coefficients, x) => coefficients.reduceRight((sum, a) => (sum * BigInt(x) + a) % ORDER, 0n);

/** f(x)·G from public commitments; infinity is an error. */
function imageAt(commitments, x) {
  const image = commitments.reduceRight((sum, c) => (sum.is0() ? sum : sum.multiplyUnsafe(BigInt(x))).add(c), Point.ZERO);
  insist(!image.is0(), 'key-infinite');
  return image;
}

async function dealtKey(ceremony, dealer, number, random) {
  const { json: { ceremony: id, k, n }, hash, recipients } = ceremony;
  const coefficients = Array.from({ length: k }, () => randomScalar(random));
  const possession = proveKnowledge(coefficients[0], possessionContext(ceremony, number, dealer), random);
  const shares = [];
  for (let j = 1; j <= n; j++) {
    const value = hex(scalarToBytes(valueAt(coefficients, j)));
    const share = { type: 'opengeps/share/1', suite: SUITE, ceremony: id, ceremonyHash: hex(hash), key: number, dealer, recipient: j, value };
    shares.push(base64(await seal(canonical(share), recipients[j - 1], randomScalar(random), null, random)));
  }
  return { number, commitments: coefficients.map((a) => hex(compressed(G.multiply(a)))), possession: hex(possession), shares };
}

/**
 * Round 1 of one member.
 *
 * @param {object} ceremony as readCeremony gives it
 * @param {number} dealer from 1
 * @param {(length: number) => Uint8Array} random
 */
export async function deal(ceremony, dealer, random) {
  const keys = [];
  for (let number = 1; number <= ceremony.json.keys; number++) keys.push(await dealtKey(ceremony, dealer, number, random));
  return { type: 'opengeps/ceremony-round1/1', ceremony: ceremony.json.ceremony, ceremonyHash: hex(ceremony.hash), dealer, keys };
}

const MEMBERS_OF_ROUND1 = ['ceremony', 'ceremonyHash', 'dealer', 'keys', 'type'];
const MEMBERS_OF_KEY = ['commitments', 'number', 'possession', 'shares'];
const hasOnly = (json, names) => canonicalText(Object.keys(json).sort()) === canonicalText(names);

function readDealtKey(ceremony, dealer, number, key) {
  const broken = () => new MemberFault('round1-invalid', dealer, number);
  try {
    if (!hasOnly(key, MEMBERS_OF_KEY) || key.number !== number) throw broken();
    if (key.commitments.length !== ceremony.json.k || key.shares.length !== ceremony.json.n) throw broken();
    const commitments = key.commitments.map((one) => point(fromHex(one)));
    if (!checkKnowledge(commitments[0], possessionContext(ceremony, number, dealer), fromHex(key.possession))) throw broken();
    const shares = key.shares.map((text) => readEnvelope(fromBase64(text)));
    if (!shares.every(({ rid }, j) => equal(rid, ceremony.recipients[j].rid))) throw broken();
    return { number, commitments, shares };
  } catch (e) {
    throw e instanceof MemberFault ? e : broken();
  }
}

/** A dealer's message, checked as far as it can be without a secret. */
function readRound1(ceremony, dealer, json) {
  const own = json.type === 'opengeps/ceremony-round1/1' && hasOnly(json, MEMBERS_OF_ROUND1) && json.dealer === dealer
    && json.ceremony === ceremony.json.ceremony && json.ceremonyHash === hex(ceremony.hash) && json.keys.length === ceremony.json.keys;
  insist(own, 'round1-invalid', dealer, 0);
  return json.keys.map((key, i) => readDealtKey(ceremony, dealer, i + 1, key));
}

function keyFrom(ceremony, transcriptHash, number, dealt) {
  const { json: { ceremony: id, k, n }, hash } = ceremony;
  const sums = Array.from({ length: k }, (_, m) => dealt.map(({ commitments }) => commitments[m]).reduce((sum, c) => sum.add(c)));
  insist(sums.every((sum) => !sum.is0()), 'key-infinite');
  const images = Array.from({ length: n }, (_, j) => imageAt(sums, j + 1));
  const y = compressed(sums[0]);
  return {
    images,
    json: {
      id: hex(H('opengeps/key/1', hash, transcriptHash, u32(number), y)).slice(0, 32), ceremony: id, ceremonyHash: hex(hash),
      transcriptHash: hex(transcriptHash), number, k, n, y: hex(y), verificationKeys: images.map((image) => hex(compressed(image))),
    },
  };
}

/**
 * @param {object} ceremony
 * @param {{der: Uint8Array, json: object}[]} round1 opened messages of dealers 1 to n, in this order
 * @param {number|null} only number of the one key that is needed; null for all, as the program checks at each opening, too
 * @returns {{ceremony: object, hash: Uint8Array, keys: object[], dealt: object[][]}} dealt: by dealer, then by key
 * @throws {MemberFault}
 */
export function transcriptOf(ceremony, round1) {
  const { n, keys } = ceremony.json;
  insist(round1.length === n, 'round1-missing', round1.length, n);
  const dealt = round1.map(({ json }, i) => readRound1(ceremony, i + 1, json));
  const hash = H('opengeps/transcript/1', ceremony.hash, ...round1.map(({ der }) => sha256(der)));
  const made = Array.from({ length: keys }, (_, i) => keyFrom(ceremony, hash, i + 1, dealt.map((one) => one[i])));
  return { ceremony, hash, keys: made, dealt };
}

async function dealtShare(transcript, dealer, number, member, secret) {
  const { ceremony: { json: { ceremony: id }, hash }, dealt } = transcript;
  const { shares, commitments } = dealt[dealer - 1][number - 1];
  // a key that is locked meanwhile says nothing about the dealer
  const agreed = await secret(shares[member - 1].originator);
  let plain;
  try {
    plain = await open(shares[member - 1], agreed);
  } catch {
    throw new MemberFault('share-invalid', dealer, number);
  }
  try {
    const { value } = parseCanonical(plain);
    const expected = { type: 'opengeps/share/1', suite: SUITE, ceremony: id, ceremonyHash: hex(hash), key: number, dealer, recipient: member, value };
    const scalar = scalarFromBytes(fromHex(value));
    const holds = equal(canonical(expected), plain) && G.multiply(scalar).equals(imageAt(commitments, member));
    insist(holds, 'share-invalid', dealer, number);
    return scalar;
  } catch (e) {
    throw e instanceof MemberFault ? e : new MemberFault('share-invalid', dealer, number);
  } finally {
    plain.fill(0);
  }
}

/**
 * A member's share of one key, rebuilt from what the dealers encrypted to it.
 *
 * @param {(originator: object) => Promise<Uint8Array>} secret what ECDH with the member's committee key gives: 32 bytes
 * @returns {Promise<bigint>}
 * @throws {MemberFault} a complaint that names the dealer
 */
export async function shareOf(transcript, number, member, secret) {
  let sum = 0n;
  for (let dealer = 1; dealer <= transcript.ceremony.json.n; dealer++) {
    sum = (sum + await dealtShare(transcript, dealer, number, member, secret)) % ORDER;
  }
  const image = transcript.keys[number - 1].images[member - 1];
  insist(sum !== 0n && G.multiply(sum).equals(image), 'share-invalid', 0, number);
  return sum;
}
