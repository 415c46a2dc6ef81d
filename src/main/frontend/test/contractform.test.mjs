import assert from 'node:assert/strict';
import { test } from 'node:test';

globalThis.document = { body: { dataset: {} }, documentElement: { lang: 'ko' }, cookie: '' };
const { isReplaced } = await import('../src/pages/contractform.js');

const FIRST = 'ab'.repeat(32);
const form = (replaces) => ({ dataset: { contract: JSON.stringify({ tender: 'R26BK00000001-000', replaces }) } });

test('a contract that a colleague sent since the form was opened is noticed', () => {
  assert.equal(isReplaced(form(null), { contract: { replaces: FIRST } }), true);
  assert.equal(isReplaced(form(FIRST), { contract: { replaces: 'cd'.repeat(32) } }), true);
});

test('a form whose contract replaces the latest one goes on', () => {
  assert.equal(isReplaced(form(null), { contract: { replaces: null } }), false);
  assert.equal(isReplaced(form(FIRST), { contract: { replaces: FIRST } }), false);
});
