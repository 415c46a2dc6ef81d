/** Names of members for people. */
import { hasText, make, t } from './dom.js';

/** Without places in lists: `lots.price.baseAmount`. */
export const plainPath = (path) => path.replace(/\[\d+\]/g, '');

/** Whether the form on this page has one lot at most, which needs no number. */
export const isOnlyLot = () => document.querySelectorAll('[data-lot]:not([hidden])').length < 2;

/**
 * The member's name for people, with its place in lists; the raw path where no text names it.
 *
 * @param {boolean} onlyLot whether there is one lot
 */
export function label(path, onlyLot = false) {
  const key = `field.${plainPath(path).toLowerCase()}`;
  const counted = onlyLot ? path.replace(/^lots\[0\]/, 'lots') : path;
  const places = [...counted.matchAll(/\[(\d+)\]/g)].map(([, i]) => Number(i) + 1);
  if (!hasText(key)) return make('code', {}, path);
  return places.length ? `${t(key)} ${places.join('-')}` : t(key);
}
