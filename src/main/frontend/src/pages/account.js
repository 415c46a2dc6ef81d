/** An account at a bank as people type it, in the form of the protocol. */
import { byId, fieldError, t } from './dom.js';
import { textOf } from './texts.js';

const plain = (id) => byId(id).value.normalize('NFKC').replace(/\s/g, '').toUpperCase();

/** @param {{bank: string, number: string, holder: string}} ids of the three fields */
export const accountOf = ({ bank, number, holder }) => ({ bank: plain(bank), number: plain(number), holder: textOf(holder) });

const BANK = /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/;
const NUMBER = /^[A-Z0-9-]{1,34}$/;

/** Whether the fields hold an account, without a word about it. */
export function isAccount(ids) {
  const { bank, number, holder } = accountOf(ids);
  return BANK.test(bank) && NUMBER.test(number) && holder !== '' && [...holder].length <= 70;
}

/** What is not in order is told beside its field. @returns the first such field, or undefined */
export function accountProblem(ids) {
  const { bank, number, holder } = accountOf(ids);
  return [
    [ids.bank, BANK.test(bank) ? '' : t('account.bank')],
    [ids.number, NUMBER.test(number) ? '' : t('account.number')],
    [ids.holder, holder && [...holder].length <= 70 ? '' : t('account.holder')],
  ].filter(([id, message]) => fieldError(id, message))[0]?.[0];
}
