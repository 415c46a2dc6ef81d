/** Sentences for failed checks: what is wrong, and what to do. */
import { PathFault } from '../crypto/path.js';
import { TenderDoubt } from '../crypto/tender.js';
import { StampFault } from '../crypto/timestamp.js';
import { officialZone } from './clock.js';
import { explain, formatTime, hasText, t } from './dom.js';
import { lotName } from './lotname.js';

function pathSentence({ code, certificate, whose }) {
  const day = (date) => formatTime(date, officialZone()).slice(0, 10);
  return t(`path.${code}`, whose, day(certificate.notBefore), day(certificate.notAfter));
}

/** What is wrong, in the visitor's language. */
export function sentenceOf(error) {
  if (error instanceof PathFault) return pathSentence(error);
  if (error instanceof StampFault) return t(`stamp.${error.code}`);
  if (!(error instanceof TenderDoubt)) return explain(error);
  const cause = error.cause instanceof PathFault ? ` ${pathSentence(error.cause)}` : '';
  const values = error.code === 'lot-other' ? error.values.map(lotName) : error.values;
  return t(`doubt.${error.code}`, ...values) + cause;
}

/** A failure of these may be the fault of a trust file that is not this platform's. */
const ABOUT_TRUST = ['log-signature', 'log-witness'];

/** What to do about it, or an empty text. */
export function adviceOf(error) {
  if (!(error instanceof TenderDoubt)) return '';
  if (hasText(`advice.${error.code}`)) return t(`advice.${error.code}`);
  const untrusted = error.cause instanceof PathFault && ['untrusted', 'bad-signature'].includes(error.cause.code);
  return t(untrusted || ABOUT_TRUST.includes(error.code) ? 'advice.trust' : 'advice.tell');
}
