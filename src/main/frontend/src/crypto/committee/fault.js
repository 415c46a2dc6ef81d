/**
 * Why a member's device does nothing. The codes are those of the member's program (docs/operations.md, "Members of a committee"), so that
 * both say the same of the same evidence; `program` marks what this page cannot judge and the program can.
 */
export class MemberFault extends Error {
  /** @param {string} code @param {...string} values for the sentence */
  constructor(code, ...values) {
    super([code, ...values].join(' '));
    this.code = code;
    this.values = values.map(String);
  }
}

export function insist(condition, code, ...values) {
  if (!condition) throw new MemberFault(code, ...values);
}
