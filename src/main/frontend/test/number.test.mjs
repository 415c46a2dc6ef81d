/** The business number in a field. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bareNumber, caretBehind, typedNumber, watchNumber } from '../src/pages/number.js';

test('a business number is shown as 999-00-00005 as far as it is typed', () => {
  const steps = { '': '', 9: '9', 999: '999', 9990: '999-0', 99900: '999-00', 999000: '999-00-0', 9990000005: '999-00-00005' };
  for (const [typed, shown] of Object.entries(steps)) assert.equal(typedNumber(typed), shown);
});

test('a business number is read in every form that firms paste', () => {
  for (const pasted of ['999-00-00005', ' 999 00 00005\n', '999.00.00005', '999–00–00005', '９９９-００-００００５', '999\u00a000\u300000005']) {
    assert.equal(bareNumber(pasted), '9990000005', pasted);
    assert.equal(typedNumber(pasted), '999-00-00005', pasted);
  }
});

test('what is no business number stays as it was typed, to be refused', () => {
  for (const wrong of ['99900000051', '성림건설', '999-0O-00005', '999-00-0000５6']) assert.equal(typedNumber(wrong), wrong);
});

test('a hyphen that was taken out does not come back before the next digit', () => {
  assert.equal(typedNumber('999-'), '999');
  assert.equal(typedNumber('999-00-'), '999-00');
});

test('the caret stays behind the digit that was typed', () => {
  const listeners = {};
  const field = {
    value: '', selectionStart: 0, addEventListener: (name, listener) => { listeners[name] = listener; },
    setSelectionRange(start) { this.selectionStart = start; },
  };
  watchNumber(field);
  Object.assign(field, { value: '9991-00-0000', selectionStart: 4 }); // a 1 put in behind 999
  listeners.input({ isComposing: false });
  assert.deepEqual([field.value, field.selectionStart], ['999-10-00000', 5]);
  Object.assign(field, { value: '9990', selectionStart: 4 });
  listeners.input({ isComposing: true });
  assert.equal(field.value, '9990', 'not while a keyboard composes');
  assert.equal(caretBehind('999-00-00005', 10), 12);
});
