/** The page counts a sheet exactly as the engine does: cases of both. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fieldPoints, plain, scaled, total, wrong } from '../src/pages/points.js';

const { sheet, totals, faults } = JSON.parse(readFileSync(new URL('../../../test/resources/evaluation/sheets.json', import.meta.url), 'utf8'));

test('a field never exceeds its maximum, and items that take points take them from the total', () => {
  assert.ok(totals.length > 5);
  for (const one of totals) {
    const scores = sheet.items.map(({ item }, i) => ({ item, score: one.scores[i] }));
    assert.equal(plain(fieldPoints(sheet.fields[0], scores)), one.field, one.scores.join(' '));
    assert.equal(plain(total(scores, sheet.fields)), one.total, one.scores.join(' '));
  }
});

test('without fields every item counts for itself', () => {
  assert.equal(plain(total([{ item: 'a', score: '15' }, { item: 'b', score: '-0.25' }], [])), '14.75');
  assert.equal(plain(total([], [])), '0');
});

test('a score stays between the minimum and the maximum of its item', () => {
  for (const { item, score, fault } of faults) {
    assert.equal(wrong(score, sheet.items.find((one) => one.item === item)), fault, `${item} ${score}`);
  }
});

test('numbers are written as the engine writes them', () => {
  for (const text of ['0', '29.5', '-2.5', '-0.0001', '100', '0.1']) assert.equal(plain(scaled(text)), text);
});
