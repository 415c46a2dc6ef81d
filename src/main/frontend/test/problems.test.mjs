/** The list of what is still wrong in a form, as somebody hears it who mends it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

let rewritten = 0;
let focused = 0;
const hidden = new Set();
const box = {
  classList: { toggle: (name, on) => (on ? hidden.add(name) : hidden.delete(name)) },
  replaceChildren: () => { rewritten += 1; },
  focus: () => { focused += 1; },
};
globalThis.document = {
  body: { dataset: {} }, getElementById: () => box, createElement: () => ({ setAttribute() {}, append() {}, addEventListener() {} }),
};
const { showProblems, updateProblems } = await import('../src/pages/problems.js');

const amount = { id: 'amount', label: '입찰금액', message: '금액을 숫자로 적어 주십시오.' };
const picks = { id: 'pick-1', label: '추첨번호', message: '번호 2개를 고르십시오.' };

test('the list is written when it says something else, and not at each key', () => {
  showProblems([amount, picks]);
  assert.deepEqual([rewritten, focused], [1, 1]);
  updateProblems([amount, picks]);
  updateProblems([{ ...amount }, { ...picks }]);
  assert.deepEqual([rewritten, focused], [1, 1]);
  updateProblems([{ ...amount, message: '기초금액의 9%입니다.' }, picks]);
  updateProblems([picks]);
  assert.deepEqual([rewritten, focused], [3, 1]);
});

test('the list goes when all is right, and comes again with what is wrong again', () => {
  updateProblems([]);
  assert.ok(hidden.has('og-hidden'));
  updateProblems([picks]);
  assert.ok(!hidden.has('og-hidden'));
});

test('whoever asks again with the same mistakes is led to the list again', () => {
  const before = focused;
  showProblems([picks]);
  assert.equal(focused, before + 1);
});
