/**
 * Why a member's device does nothing. The codes are those of the member's program where it refuses the same, so that both say the same of the
 * same evidence; `program-only` is what this page cannot judge and the program can. Each has a sentence, `member.<code>`.
 */
export const CODES = [
  'bids-withheld', 'calendar-missing', 'calendar-order', 'calendar-unlogged', 'close-not-witnessed', 'closed-early', 'committee-key-locked',
  'copies-differ', 'evidence-broken', 'key-infinite', 'key-used-before', 'list-changed', 'log-forked', 'log-unreadable', 'log-untrusted',
  'member-twice', 'network', 'not-a-member', 'not-prepared', 'notice-cancelled', 'notice-chain', 'notice-earlier', 'notice-superseded',
  'opening-lapsed', 'other-agency', 'other-key', 'program-only', 'removal-foreign', 'round1-invalid', 'round1-missing', 'share-invalid', 'signer-differs',
  'signer-foreign', 'signer-untrusted', 'too-early',
];

export class MemberFault extends Error {
  /** @param {string} code one of CODES @param {...string} values for the sentence */
  constructor(code, ...values) {
    super([code, ...values].join(' '));
    if (!CODES.includes(code)) throw new Error(`no such fault: ${code}`);
    this.code = code;
    this.values = values.map(String);
  }
}

export function insist(condition, code, ...values) {
  if (!condition) throw new MemberFault(code, ...values);
}
