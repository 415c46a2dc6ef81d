/** The worker that holds the key of a sitting. It lives as long as a page of the site speaks to it now and then, and a minute longer. */
import { KeyKeeper } from '../crypto/keeper.js';

const LIFE = 60_000;
const keeper = new KeyKeeper();

async function answer({ ask, ...order }) {
  try {
    switch (ask) {
      case 'status': return { value: keeper.status(order.sitting) };
      case 'touch': return { value: keeper.touch(order.sitting) };
      case 'unlock': return { value: keeper.unlock(order) };
      case 'lock': return { value: keeper.lock() };
      case 'sign': return { value: await keeper.sign(order) };
      default: return { failure: 'unknown' };
    }
  } catch (e) {
    return { failure: e.message };
  }
}

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('message', (event) => {
  const [port] = event.ports;
  event.waitUntil((async () => {
    port.postMessage(await answer(event.data));
    if (keeper.isOpen) await new Promise((resolve) => { setTimeout(resolve, LIFE); });
  })());
});
