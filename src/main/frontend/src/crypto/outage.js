/** Where an outage moves a tender: the formula of the rule set, as docs/protocol.md section 5 tells it. Times are milliseconds. */
import { WEEKDAYS } from './calendar.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;
const UNITS = { hours: HOUR, minutes: MINUTE, seconds: 1000 };

/** Milliseconds of a deadline that is a length: so many seconds, minutes or hours after an event. */
function duration(deadline) {
  const { number, unit, after, ...more } = deadline;
  const known = Number.isInteger(number) && number >= 0 && Object.hasOwn(UNITS, unit) && typeof after === 'string';
  if (!known || Object.keys(more).length > 0) throw new TypeError(`not a length of time: ${JSON.stringify(deadline)}`);
  return number * UNITS[unit];
}

/** Milliseconds of the day of 12:00, 23:59:59.999. */
function timeOfDay(text) {
  const [hours, minutes, seconds = '0'] = text.split(':');
  return Number(hours) * HOUR + Number(minutes) * MINUTE + Math.round(Number(seconds) * 1000);
}

function hours({ from, until }) {
  return { from: timeOfDay(from), until: timeOfDay(until) };
}

/** The rule set's clock: local times are counted as if they were UTC. */
class Calendar {
  constructor(rules, holidays) {
    this.format = new Intl.DateTimeFormat('en-u-hc-h23', {
      timeZone: rules.zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    });
    this.workingDaysOnly = rules.closing.workingDaysOnly;
    this.weekend = new Set(holidays.weekend);
    this.holidays = new Set(holidays.dates);
    this.closing = hours(rules.closing);
    this.office = hours(rules.outage.officeHours);
    this.pause = rules.outage.notCounted && hours(rules.outage.notCounted);
  }

  local(instant) {
    const part = Object.fromEntries(this.format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) + (((instant % 1000) + 1000) % 1000);
  }

  instant(local) {
    let instant = local - (this.local(local) - local);
    instant -= this.local(instant) - local;
    return instant;
  }

  mayClose(instant) {
    return this.mayOpen(instant) && within(this.closing, this.local(instant));
  }

  mayOpen(instant) {
    return this.isWorking(this.local(instant)) && within(this.office, this.local(instant));
  }

  isWorking(local) {
    const day = new Date(local);
    const weekend = this.weekend.has(WEEKDAYS[day.getUTCDay()]);
    return !this.workingDaysOnly || (!weekend && !this.holidays.has(day.toISOString().slice(0, 10)));
  }

  /** The original time of day on the first working day on which it is not before the instant. */
  nextAt(original, notBefore) {
    const bound = this.local(notBefore);
    let at = startOfDay(bound) + this.local(original) - startOfDay(this.local(original));
    while (!this.isWorking(at) || at < bound) at += DAY;
    return this.instant(at);
  }

  /** So much later, the hour that is not counted left out. */
  plusCounted(start, length) {
    if (!this.pause) return start + length;
    const pause = this.pause.until - this.pause.from;
    let at = this.local(start);
    for (let left = length; ;) {
      const begin = startOfDay(at) + this.pause.from;
      if (at >= begin && at < begin + pause) at = begin + pause;
      const next = at < begin ? begin : begin + DAY;
      if (at + left <= next) return this.instant(at + left);
      left -= next - at;
      at = next + pause;
    }
  }
}

const startOfDay = (local) => Math.floor(local / DAY) * DAY;
const within = ({ from, until }, local) => local - startOfDay(local) >= from && local - startOfDay(local) <= until;

function clauseOf(rule, times, gap, lost) {
  if (gap.until - gap.from <= duration(rule.longerThan)) return 'short';
  return times.closesAt - times.receiptOpensAt - lost < duration(rule.shortWindow.below) ? 'short-window' : 'long';
}

function moveClosing(rule, calendar, times, gap, clause) {
  let closing;
  let opening;
  if (clause === 'short') {
    [closing, opening] = [rule.short.closing, rule.short.opening].map((length) => calendar.plusCounted(gap.until, duration(length)));
  } else {
    const delay = clause === 'long' ? rule.long : rule.shortWindow;
    [closing, opening] = [delay.closing, delay.opening].map((length) => gap.until + duration(length));
  }
  if (!calendar.mayClose(closing) || !calendar.mayOpen(opening)) {
    closing = calendar.nextAt(times.closesAt, closing);
    opening = closing + times.opensAt - times.closesAt;
  }
  return { rule: clause, closesAt: Math.max(closing, times.closesAt), opensAt: Math.max(opening, times.opensAt) };
}

function moveOpening(rule, calendar, times, gap) {
  let opening = gap.until + duration(rule.openingAlone);
  if (!calendar.mayOpen(opening)) opening = calendar.nextAt(times.opensAt, opening);
  return { rule: 'opening-alone', closesAt: times.closesAt, opensAt: Math.max(opening, times.opensAt) };
}

/**
 * @param {object} rules the whole rule set
 * @param {object} holidays the calendar that the new order names
 * @param {{receiptOpensAt: number, closesAt: number, opensAt: number}} times of the tender
 * @param {{from: number, until: number}} gap when nobody could hand in
 * @returns {{rule: string, closesAt: number, opensAt: number}|null} null if the gap does not move this tender
 */
export function moveOf(rules, holidays, times, gap) {
  const rule = rules.outage;
  const calendar = new Calendar(rules, holidays);
  const holds = (at) => gap.from < at && at <= gap.until && gap.until - gap.from >= duration(rule.shortest);
  const lost = Math.max(0, Math.min(gap.until, times.closesAt) - Math.max(gap.from, times.receiptOpensAt));
  const soon = times.closesAt > gap.until && times.closesAt <= gap.until + duration(rule.afterRecovery);
  let move = null;
  if (holds(times.closesAt) || (soon && lost >= duration(rule.shortestBefore))) {
    move = moveClosing(rule, calendar, times, gap, clauseOf(rule, times, gap, lost));
  } else if (times.closesAt <= gap.from && holds(times.opensAt)) {
    move = moveOpening(rule, calendar, times, gap);
  }
  return move && (move.closesAt > times.closesAt || move.opensAt > times.opensAt) ? move : null;
}
