/** The price draw recomputed (docs/protocol.md section 9): only whole numbers, so that every machine gets the same. */
import { hmac } from '@noble/hashes/hmac.js';
import { concat, fromHex, u32, utf8 } from './bytes.js';
import { sha256 } from './hash.js';
import { minorOf } from './money.js';

const MOST_TRIES = 64;

/** "97.000" -> 97000 thousandths of a percent. */
export function thousandths(percent) {
  const m = /^(\d+)(?:\.(\d{1,3}))?$/.exec(percent);
  if (!m) throw new TypeError(`not a percentage with at most three decimals: ${percent}`);
  return Number(m[1]) * 1000 + Number((m[2] ?? '').padEnd(3, '0'));
}

/** The stream of bytes, and whole numbers below m by rejection. */
class Stream {
  constructor(v, gatePart, closeHash) {
    this.key = hmac(sha256, utf8('opengeps/draw/1'), concat(v, gatePart, closeHash));
    this.block = new Uint8Array();
    this.at = 0;
    this.number = 0;
  }

  word() {
    if (this.at + 4 > this.block.length) {
      this.block = hmac(sha256, this.key, concat(utf8('opengeps/draw-stream/1'), u32(this.number++)));
      this.at = 0;
    }
    const w = new DataView(this.block.buffer, this.block.byteOffset + this.at, 4).getUint32(0);
    this.at += 4;
    return w;
  }

  uniform(m) {
    const limit = m * Math.floor(0x100000000 / m);
    for (;;) {
      const v = this.word();
      if (v < limit) return v % m;
    }
  }
}

/** Each stratum as {lower, width} in thousandths of a percent, below first. */
export function strata({ rangeLow, rangeHigh, below, above }) {
  const low = thousandths(rangeLow);
  const high = thousandths(rangeHigh);
  const full = 100000;
  const part = (start, width, count, i) => {
    const lower = start + Math.floor((width * i) / count);
    return { lower, width: start + Math.floor((width * (i + 1)) / count) - lower };
  };
  const out = [];
  for (let i = 0; i < below; i++) out.push(part(low, full - low, below, i));
  for (let i = 0; i < above; i++) out.push(part(full, high - full, above, i));
  if (above > 0) out[out.length - 1].width += 1; // the upper end of the range belongs to the last stratum
  return out;
}

/** base times rate, rounded up to the unit. */
export function priceAt(base, rate, unit) {
  const step = 100000n * unit;
  return ((base * BigInt(rate) + step - 1n) / step) * unit;
}

/** One price of a stratum; one that stands already is drawn again, at most 64 times. */
function drawOne(stream, lower, width, base, unit, prices) {
  let drawn;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const rate = lower + stream.uniform(width);
    drawn = { rate, price: priceAt(base, rate, unit) };
    if (!prices.some((p) => p.price === drawn.price)) break;
  }
  return drawn;
}

/**
 * The preliminary prices by serial.
 *
 * @param {string} v compressed point, hex
 * @param {string} gatePart the published gate key, or W where it is never published; hex
 * @param {string} closeHash hex
 * @param {object} parameters the notice's `draw`
 * @param {string} baseAmount as the notice says it
 * @returns {{serial: number, stratum: number, rate: string, price: bigint}[]} in order of serials; prices in the smallest unit of the currency
 */
export function drawPrices(v, gatePart, closeHash, parameters, baseAmount) {
  const stream = new Stream(fromHex(v), fromHex(gatePart), fromHex(closeHash));
  const base = minorOf(baseAmount);
  const unit = BigInt(parameters.unit);
  const prices = [];
  strata(parameters).forEach(({ lower, width }, stratum) => {
    prices.push({ stratum, ...drawOne(stream, lower, width, base, unit, prices) });
  });
  for (let i = prices.length - 1; i >= 1; i--) {
    const j = stream.uniform(i + 1);
    [prices[i], prices[j]] = [prices[j], prices[i]];
  }
  return prices.map((p, i) => ({ serial: i + 1, ...p }));
}

/** Picks of all opened bids to counts, the selected serials and the estimated price (rounded up to the smallest unit). */
export function estimate(prices, picksOfBids, selectedCount) {
  const counts = new Map(prices.map((p) => [p.serial, 0]));
  picksOfBids.flat().forEach((serial) => counts.set(serial, counts.get(serial) + 1));
  const order = [...prices].sort((a, b) => counts.get(b.serial) - counts.get(a.serial) || a.serial - b.serial);
  const chosen = order.slice(0, selectedCount);
  const sum = chosen.reduce((total, p) => total + p.price, 0n);
  const selected = chosen.map((p) => p.serial).sort((a, b) => a - b);
  return { counts, selected, estimatedPrice: (sum + BigInt(selectedCount) - 1n) / BigInt(selectedCount) };
}

/** ceil((estimated - A) * limitRate + A). */
export function minimumBid(estimated, deductibleA, limitRate) {
  const rate = BigInt(thousandths(limitRate));
  const product = (estimated - deductibleA) * rate;
  return (product + 99999n) / 100000n + deductibleA;
}

/** bid / estimated * 100, cut (not rounded) to three decimals. */
export function bidRate(bid, estimated) {
  const cut = (bid * 100000n) / estimated;
  return `${cut / 1000n}.${String(cut % 1000n).padStart(3, '0')}`;
}
