/** What a member reads of a fault of the worker: the same codes as the member's program has, and what to do. */
import { MemberFault } from '../crypto/committee/fault.js';
import { KeyFault } from '../crypto/keyfault.js';
import { officialZone } from './clock.js';
import { explain, formatTime, hasText, t } from './dom.js';

export function memberSentence(error) {
  if (error instanceof KeyFault) return t(`key.${error.code.replace(/^key-/, '')}`, error.at ? formatTime(error.at, officialZone()) : '');
  if (!(error instanceof MemberFault)) return explain(error);
  const key = `member.${error.code}`;
  const sentence = hasText(key) ? t(key, ...error.values) : t('member.evidence-broken');
  return `${sentence} (${t('bid.refused.code', error.code)})`;
}
