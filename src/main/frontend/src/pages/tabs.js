/** What the open pages of one device tell each other: that a bid was handed in. */

const channel = new BroadcastChannel('opengeps-bids');

/** Tells all other pages. */
export const tellOtherPages = (number) => channel.postMessage({ number });

/** Calls back when another page has handed in a bid for the tender. */
export function onHandedInElsewhere(number, callback) {
  channel.addEventListener('message', ({ data }) => {
    if (data.number === number) callback();
  });
}

/**
 * Does the work unless another page of this device is at it for the same tender: two pages never send two bids at once.
 *
 * @returns {Promise<*>} what the work gives; undefined if another page is at it
 */
export function alone(number, work) {
  return navigator.locks.request(`opengeps-bid-${number}`, { ifAvailable: true }, (lock) => (lock ? work() : undefined));
}
