/** What the open pages of one device tell each other: that a bid was handed in. */

const channel = new BroadcastChannel('opengeps-bids');

/** Tells all other pages. */
export const tellOtherPages = (place) => channel.postMessage({ place });

/** Calls back when another page has handed in a bid for the same place. */
export function onHandedInElsewhere(place, callback) {
  channel.addEventListener('message', ({ data }) => {
    if (data.place === place) callback();
  });
}

/**
 * Does the work unless another page of this device is at it for the same place: two pages never send two bids at once.
 *
 * @returns {Promise<*>} what the work gives; undefined if another page is at it
 */
export function alone(place, work) {
  return navigator.locks.request(`opengeps-bid-${place}`, { ifAvailable: true }, (lock) => (lock ? work() : undefined));
}
