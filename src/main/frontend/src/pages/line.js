/** The line to the server: what the browser knows of its loss is said at once, and work goes on when it is back. */
import { show } from './dom.js';

/** Resolves at once with a line, else when it is back. */
export function whenOnline() {
  if (navigator.onLine) return Promise.resolve();
  return new Promise((resolve) => addEventListener('online', resolve, { once: true }));
}

/** Breaks a request off as soon as the line is lost: its answer would be waited for in vain. */
export function untilOffline() {
  const breaker = new AbortController();
  addEventListener('offline', () => breaker.abort(), { once: true, signal: breaker.signal });
  return breaker.signal;
}

/** Shows the box while there is no line. */
export function watchLine(box) {
  const tell = () => show(box, !navigator.onLine);
  addEventListener('offline', tell);
  addEventListener('online', tell);
  tell();
}
