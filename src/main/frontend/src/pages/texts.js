/** Free texts of forms: composed as they will be signed, and what is wrong with them in words. */
import { compose, flaw } from '../crypto/plaintext.js';
import { byId, t } from './dom.js';

/** What a field holds, as it will be signed. */
export const textOf = (id) => compose(byId(id).value);

/**
 * @param {string} text as {@link textOf} gives it
 * @param {{longest: number, paragraphs?: boolean}} form
 * @returns {string} a sentence, empty if the text is in order
 */
export function textProblem(text, form) {
  const name = flaw(text, form);
  return name ? t(`text.${name}`) : '';
}
