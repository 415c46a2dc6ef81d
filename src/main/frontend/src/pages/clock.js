/** The server's clock. The device's own clock is never trusted for a deadline, only for how much time has passed since asking. */
import { getJson } from './dom.js';

/** Several scripts run in a page, each with its own copy of this module: what was learned is kept in one place. */
const known = (globalThis.opengepsClock ??= { offset: null, zone: 'Asia/Seoul' });

/** Milliseconds after which an answer is not waited for any more: signing waits for it. */
const PATIENCE = 5000;

/** Milliseconds since 1970 by the server's clock. */
export function serverNow() {
  return known.offset === null ? Date.now() : performance.now() + known.offset;
}

export const isSynchronised = () => known.offset !== null;
export const officialZone = () => known.zone;

/** Asks a few times and keeps the answer that travelled fastest: half of its way is the best guess of the delay. */
export async function synchronise(rounds = 3) {
  let best = null;
  for (let i = 0; i < rounds; i++) {
    const before = performance.now();
    const answer = await getJson('/api/v1/time', { signal: AbortSignal.timeout(PATIENCE) });
    const after = performance.now();
    known.zone = answer.zone ?? known.zone;
    if (!best || after - before < best.travel) {
      best = { travel: after - before, offset: Date.parse(answer.instant) - (before + after) / 2 };
      known.offset = best.offset;
    }
  }
}

/**
 * Settles when the server's time is known, or cannot be had: the first script that asks begins. What is decided once by the time of day, as
 * whether something can still be asked for, waits for this, since the device's own clock may be years off.
 */
export const clockReady = () => (known.first ??= synchronise().catch(() => {
  known.first = null; // whoever asks next tries again
}));

/** The server's time once it is known: what is signed bears it, however early somebody signs and however wrong the own clock is. */
export async function officialTime() {
  await clockReady();
  return new Date(serverNow());
}
