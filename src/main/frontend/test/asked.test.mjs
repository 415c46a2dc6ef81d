import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerTo, openOf } from '../src/pages/asked.js';

const DUE = '2026-12-07T15:00:00.000Z';
const request = { request: { submission: 's', type: 'opengeps/call/1' }, requestHash: 'h', dueAt: DUE, answer: null };

test('a request is open until its date and not at it, unless it is answered or the round stands still', () => {
  assert.equal(openOf([request], Date.parse(DUE) - 1), request);
  assert.equal(openOf([request], Date.parse(DUE)), null);
  assert.equal(openOf([{ ...request, answer: {} }], 0), null);
  assert.equal(openOf([{ ...request, dueAt: null }], 0), null);
  const supplement = { ...request, requestHash: 'i' };
  assert.equal(openOf([{ ...request, answer: {} }, supplement], 0), supplement);
});

test('an answer names the request, the ranking and the bid', () => {
  const scores = [{ item: 'performance', score: '15', maximum: '15' }];
  assert.deepEqual(answerTo({ tender: 't', lot: '0', rankingHash: 'r' }, request, scores, 'e'), {
    type: 'opengeps/self-score/1', tender: 't', lot: '0', rankingHash: 'r', submission: 's', request: 'h', scores, evidence: 'e',
  });
});
