/** An account at a bank as people type it, in the form of the protocol. */
import { byId, fieldError, t } from './dom.js';
import { textOf } from './texts.js';

const plain = (id) => byId(id).value.normalize('NFKC').replace(/\s/g, '').toUpperCase();

/** @param {{bank: string, number: string, holder: string}} ids of the three fields */
export const accountOf = ({ bank, number, holder }) => ({ bank: plain(bank), number: plain(number), holder: textOf(holder) });

/** What is not in order is told beside its field. @returns the first such field, or undefined */
export function accountProblem(ids) {
  const { bank, number, holder } = accountOf(ids);
  return [
    [ids.bank, /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(bank) ? '' : t('account.bank')],
    [ids.number, /^[A-Z0-9-]{1,34}$/.test(number) ? '' : t('account.number')],
    [ids.holder, holder && [...holder].length <= 70 ? '' : t('account.holder')],
  ].filter(([id, message]) => fieldError(id, message))[0]?.[0];
}
