/** The outage rule on the page, against the vectors that hold the Java code too. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { moveOf } from '../src/crypto/outage.js';

const read = (path) => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));
const law = read('test/resources/rule-sets/kr-local-works.json');
const practice = read('test/resources/rule-sets/sandbox.json');
const holidays = read('main/resources/rules/calendars/kr-public-2026-06.json');
const everyDay = read('main/resources/rules/calendars/every-day.json');
const millis = (times) => Object.fromEntries(Object.entries(times).map(([name, text]) => [name, Date.parse(text)]));

for (const { what, gap, times, move } of read('test/resources/vectors/outage.json').cases) {
  test(`an outage moves by the formula or not at all: ${what}`, () => {
    const expected = move && { ...millis({ closesAt: move.closesAt, opensAt: move.opensAt }), rule: move.rule };
    assert.deepEqual(moveOf(law, holidays, millis(times), millis(gap)), expected);
  });
}

test('in practice a closing is a minute after the recovery, at any hour', () => {
  const closesAt = Date.parse('2025-06-12T11:00:00Z');
  const gap = { from: closesAt - 40_000, until: closesAt + 15_000 };
  const times = { receiptOpensAt: closesAt - 120_000, closesAt, opensAt: closesAt + 3000 };
  assert.deepEqual(moveOf(practice, everyDay, times, gap), { rule: 'short', closesAt: closesAt + 75_000, opensAt: closesAt + 105_000 });
});

test('a log that was quiet before the window began moves nothing', () => {
  const receiptOpensAt = Date.parse('2025-06-12T01:59:58Z');
  const times = { receiptOpensAt, closesAt: receiptOpensAt + 60_000, opensAt: receiptOpensAt + 3_660_000 };
  assert.equal(moveOf(law, holidays, times, { from: receiptOpensAt - 172_800_000, until: receiptOpensAt + 2000 }), null);
});

test('the weekend is what the calendar says', () => {
  const closesAt = Date.parse('2025-06-12T06:00:00Z');
  const times = { receiptOpensAt: Date.parse('2025-06-02T00:00:00Z'), closesAt, opensAt: closesAt + 3_600_000 };
  const gap = { from: closesAt - 3_600_000, until: closesAt + 1_800_000 };
  const other = { ...holidays, weekend: ['FRIDAY', 'SATURDAY'] };
  assert.equal(moveOf(law, other, times, gap).closesAt, Date.parse('2025-06-15T06:00:00Z'));
  assert.equal(moveOf(law, holidays, times, gap).closesAt, Date.parse('2025-06-13T06:00:00Z'));
});

test('a day that was declared a holiday after the notice is left out by the calendar that the new order names', () => {
  const closesAt = Date.parse('2025-06-12T06:00:00Z');
  const times = { receiptOpensAt: Date.parse('2025-06-02T00:00:00Z'), closesAt, opensAt: closesAt + 3_600_000 };
  const gap = { from: closesAt - 3_600_000, until: closesAt + 1_800_000 };
  const declared = { ...holidays, dates: [...holidays.dates, '2025-06-13'].sort() };
  assert.equal(moveOf(law, declared, times, gap).closesAt, Date.parse('2025-06-16T06:00:00Z'));
});

test('a length of another form is refused and never guessed', () => {
  const closesAt = Date.parse('2025-06-12T06:00:00Z');
  const times = { receiptOpensAt: closesAt - 864_000_000, closesAt, opensAt: closesAt + 3_600_000 };
  const gap = { from: closesAt - 3_600_000, until: closesAt + 1_800_000 };
  for (const wrong of ['PT15S', { number: 15, unit: 'days', after: 'outage' }, { number: -1, unit: 'hours', after: 'outage' }, { number: 1, unit: 'hours', after: 'outage', roll: 'none' }]) {
    assert.throws(() => moveOf({ ...law, outage: { ...law.outage, shortest: wrong } }, holidays, times, gap), TypeError);
  }
});
