/** Static tiles of the log (C2SP tlog-tiles), the running root of its entries, and the proof that one tree begins with another. */
import { concat, equal } from '../bytes.js';
import { nodeHash, rootOf } from '../merkle.js';
import { sha256 } from '../hash.js';

export const FULL = 256;
const HEIGHT = 8;
const HASH = 32;
export const ENTRIES = 'entries';

/** Address and width of the tile or entry bundle that holds a node of the level in a tree of the given size. */
export function tileHolding(level, node, size) {
  const nodes = level === ENTRIES ? size : Math.floor(size / 2 ** (HEIGHT * level));
  const index = Math.floor(node / FULL);
  const width = Math.min(FULL, nodes - index * FULL);
  const groups = [String(index % 1000).padStart(3, '0')];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  return { path: `tile/${level}/${groups.join('/')}${width === FULL ? '' : `.p/${width}`}`, width };
}

/** The entries of a bundle, each after its length in two bytes. */
export function entriesOf(bundle) {
  const entries = [];
  for (let at = 0; at < bundle.length;) {
    const length = bundle[at] * 256 + bundle[at + 1];
    if (!(at + 2 + length <= bundle.length)) throw new TypeError('an entry bundle that breaks off');
    entries.push(bundle.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return entries;
}

/** The root of a growing tree, from the complete subtrees on its right edge alone. */
export class RunningRoot {
  /** @param {number} size @param {Uint8Array[]} edge the complete subtrees, the largest first */
  constructor(size = 0, edge = []) {
    const levels = [...size.toString(2)].reverse().flatMap((bit, level) => (bit === '1' ? [level] : [])).reverse();
    if (levels.length !== edge.length) throw new TypeError('not the edge of a tree of this size');
    this.size = size;
    this.peaks = levels.map((level, i) => ({ level, hash: edge[i] }));
  }

  get edge() {
    return this.peaks.map(({ hash }) => hash);
  }

  add(leaf) {
    let peak = { level: 0, hash: leaf };
    while (this.peaks.at(-1)?.level === peak.level) peak = { level: peak.level + 1, hash: nodeHash(this.peaks.pop().hash, peak.hash) };
    this.peaks.push(peak);
    this.size += 1;
  }

  root() {
    if (this.peaks.length === 0) return sha256(new Uint8Array());
    return this.edge.reduceRight((right, left) => nodeHash(left, right));
  }
}

/** The largest power of two below a width of at least 2. */
const split = (width) => 2 ** (Math.ceil(Math.log2(width)) - 1);

/** Hashes of a tree as its tiles hold them. @param {(path: string) => Promise<Uint8Array>} get */
function treeIn(get, size) {
  const node = async (level, index) => {
    const inner = level % HEIGHT;
    const first = index * 2 ** inner;
    const { path, width } = tileHolding(Math.floor(level / HEIGHT), first, size);
    const bytes = await get(path);
    if (bytes.length !== width * HASH) throw new TypeError(`${path} does not have its width`);
    let hashes = [];
    for (let i = 0; i < 2 ** inner; i++) hashes.push(bytes.subarray(((first % FULL) + i) * HASH, ((first % FULL) + i + 1) * HASH));
    while (hashes.length > 1) hashes = hashes.flatMap((one, i) => (i % 2 ? [] : [nodeHash(one, hashes[i + 1])]));
    return hashes[0];
  };
  const range = async (start, end) => {
    const width = end - start;
    if (Number.isInteger(Math.log2(width))) return node(Math.log2(width), start / width);
    const middle = start + split(width);
    return nodeHash(await range(start, middle), await range(middle, end));
  };
  return range;
}

/** The hashes that lead from the root of the first leaves to that of all (RFC 6962 section 2.1.2). */
export async function consistencyProof(get, oldSize, newSize) {
  const range = treeIn(get, newSize);
  const path = [];
  const collect = async (start, end, known) => {
    if (oldSize === end) {
      if (!known) path.push(await range(start, end));
      return;
    }
    const middle = start + split(end - start);
    if (oldSize <= middle) {
      await collect(start, middle, known);
      path.push(await range(middle, end));
    } else {
      await collect(middle, end, false);
      path.push(await range(start, middle));
    }
  };
  if (oldSize > 0 && oldSize < newSize) await collect(0, newSize, true);
  return path;
}

/** Whether the tree of `newSize` leaves begins with that of `oldSize` (RFC 9162 section 2.1.4.2). */
export function isConsistent(oldSize, newSize, oldRoot, newRoot, path) {
  if (oldSize === 0 || oldSize === newSize) return path.length === 0 && equal(oldRoot, oldSize === 0 ? rootOf([]) : newRoot);
  const hashes = Number.isInteger(Math.log2(oldSize)) ? [oldRoot, ...path] : [...path];
  if (hashes.length === 0) return false;
  let node = BigInt(oldSize - 1);
  let last = BigInt(newSize - 1);
  while (node & 1n) {
    node >>= 1n;
    last >>= 1n;
  }
  let [older, newer] = [hashes[0], hashes[0]];
  for (const hash of hashes.slice(1)) {
    if (last === 0n) return false;
    if (node & 1n || node === last) {
      older = nodeHash(hash, older);
      newer = nodeHash(hash, newer);
      while (!(node & 1n) && node !== 0n) {
        node >>= 1n;
        last >>= 1n;
      }
    } else {
      newer = nodeHash(newer, hash);
    }
    node >>= 1n;
    last >>= 1n;
  }
  return last === 0n && equal(older, oldRoot) && equal(newer, newRoot);
}

export const bundleOf = (entries) => concat(...entries.flatMap((entry) => [Uint8Array.of(entry.length >> 8, entry.length & 255), entry]));
