/** The calendars of holidays that orders name by their hashes (docs/rule-sets.md). */
import { sha256Hex } from './hash.js';
import { canonical, canonicalText } from './json.js';

const MEMBERS = ['confidence', 'coverFrom', 'coverUntil', 'dates', 'id', 'inForceFrom', 'notes', 'source', 'title', 'type', 'version', 'weekend'];

/** As calendars write them, in the order of `getUTCDay()`. */
export const WEEKDAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];
const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const isList = (value, fits) => Array.isArray(value) && value.every(fits);
const isDay = (value) => value === null || DATE.test(value);

function isCalendar(json) {
  return json?.type === 'opengeps/calendar/1' && Object.keys(json).every((name) => MEMBERS.includes(name))
    && isList(json.weekend, (day) => WEEKDAYS.includes(day)) && new Set(json.weekend).size < WEEKDAYS.length
    && isList(json.dates, (day) => DATE.test(day)) && ['inForceFrom', 'coverFrom', 'coverUntil'].every((name) => isDay(json[name]));
}

/**
 * @param {object[]} documents that came beside an order, and are believed by their hash alone
 * @param {{id: string, version: string, hash: string}} ref as the order names it
 * @returns {object|undefined} undefined if it is not among them, or is none
 */
export function calendarNamed(documents, ref) {
  return (documents ?? []).find((json) => isCalendar(json)
    && canonicalText({ id: json.id, version: json.version, hash: sha256Hex(canonical(json)) }) === canonicalText(ref ?? null));
}

/** Orders that start no clock: they keep the calendar of the one before. */
const REPEATS = ['cancellation', 'base-amount'];

/** Whether a version is older than another: by the date from which it counts, then by its name. */
function isOlder(one, other) {
  const [a, b] = [one.inForceFrom ?? '', other.inForceFrom ?? ''];
  return a === b ? one.version < other.version : a < b;
}

function dateIn(zone, instant) {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}`;
}

/**
 * Whether an order may name a calendar: one of its rule set, not older than that of the order before, in force when the order appeared.
 *
 * @param {{kind: string, previous: string|null, noticedAt: string, zone: string}} order a first one appears when it says so
 * @param {object} calendar that it names
 * @param {{rules: object, before?: object, at: Date}} known the rule set, the calendar of the order before if it is at hand, and when the
 *   order appeared by log or signature
 */
export function mayName(order, calendar, { rules, before, at }) {
  if (calendar.id !== rules.calendar || (before && isOlder(calendar, before))) return false;
  if (calendar.inForceFrom === null || REPEATS.includes(order.kind)) return true;
  return dateIn(order.zone, order.previous === null ? new Date(order.noticedAt) : at) >= calendar.inForceFrom;
}

/** What an order says that it changes of the calendar of the one before. */
export function calendarChanges(was, is) {
  return ['hash', 'id', 'version'].filter((name) => was[name] !== is[name])
    .map((name) => ({ field: `calendar.${name}`, before: was[name], after: is[name] }));
}
