/**
 * What a bid says against what its notice asks for. The fields of the page come from the server, the offer form from the signed notice:
 * a bid that does not fit the notice would be void at the opening, so it is never sealed.
 */
import { isAmount, minorOf } from './money.js';

const scaled = (text, decimals) => {
  const [whole, part = ''] = text.split('.');
  return BigInt(whole + part.padEnd(decimals, '0').slice(0, decimals));
};

/** One rule for each type of the protocol; a type that is not here is refused. */
const FITS = {
  money: ({ currency }, value) => isAmount(value, currency) && minorOf(value) > 0n,
  serials: ({ count, of }, value) => Array.isArray(value) && value.length === count && new Set(value).size === count
    && value.every((one) => Number.isInteger(one) && one >= 1 && one <= of),
  number: ({ decimals, from, to }, value) => isAmount(value, { scale: decimals })
    && scaled(value, decimals) >= scaled(from, decimals) && scaled(value, decimals) <= scaled(to, decimals),
};

/**
 * @param {object[]} form `lots[].offer` of the notice
 * @param {object} offer values by code
 * @returns {string|null} code of the first member that is missing, too much, of an unknown type or outside of its limits
 */
export function offerProblem(form, offer) {
  const wrong = form.find((member) => !(FITS[member.type]?.(member, offer[member.code]) ?? false));
  return wrong?.code ?? Object.keys(offer).sort().find((code) => !form.some((member) => member.code === code)) ?? null;
}
