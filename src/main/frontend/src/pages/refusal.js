/* global __REFUSALS__ */
import { sentenceOfRefusal, textsIn } from '../crypto/refusals.js';

/**
 * The sentence of a signed refusal in the language of the page, by the server's own texts. They are fetched only where it is shown.
 *
 * @param {(at: Date) => string} instant how the page shows an instant
 */
export async function inWords(refusal, instant) {
  const { path, integrity } = __REFUSALS__[document.documentElement.lang] ?? __REFUSALS__.en;
  const answer = await fetch(path, { integrity });
  return sentenceOfRefusal(textsIn(await answer.text()), refusal, instant);
}
