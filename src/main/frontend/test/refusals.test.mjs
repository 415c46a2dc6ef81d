import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sentenceOfRefusal, textsIn } from '../src/crypto/refusals.js';

const texts = (language) => textsIn(readFileSync(new URL(`../../resources/org/opengeps/kernel/refusals_${language}.properties`, import.meta.url), 'utf8'));
const [KO, EN] = [texts('ko'), texts('en')];
const instant = (at) => at.toISOString().slice(11, 19);
const refusal = (code, values = {}, variant = '') => ({ code, variant, arguments: values });

test('a refusal of a receipt is a sentence with its values, in either language', () => {
  const late = refusal('late', { receivedAt: { instant: '2026-12-01T01:00:01.000Z' }, closesAt: { instant: '2026-12-01T01:00:00.000Z' } }, 'by');
  assert.match(sentenceOfRefusal(KO, late, instant), /^01:00:00에 마감되어 01:00:01에 도착한 것은/);
  assert.match(sentenceOfRefusal(EN, late, instant), /^The deadline, 01:00:00, had passed/);
});

test('numbers, amounts, periods and reasons are shown as the server shows them', () => {
  assert.match(sentenceOfRefusal(EN, refusal('files-large', { most: { number: '1048576' } }), instant), /1,048,576 bytes/);
  assert.match(sentenceOfRefusal(EN, refusal('files-large', { most: { number: '-1234.5067' } }), instant), /-1,234\.5067/);
  assert.match(sentenceOfRefusal(KO, refusal('files-large', { most: { money: 'KRW 1500000' } }), instant), /1,500,000원/);
  const length = refusal('sanction-length', { shortest: { period: 'P1M' }, longest: { period: 'P2Y' } });
  assert.match(sentenceOfRefusal(KO, length, instant), /1개월 이상 2년 이하/);
  const odd = refusal('sanction-length', { shortest: { period: 'P3WD' }, longest: { period: 'PT90M' } });
  assert.match(sentenceOfRefusal(KO, odd, instant), /3근무일 이상 90분 이하/);
  assert.match(sentenceOfRefusal(EN, odd, instant), /at least 3 working days and at most 90 minutes/);
  const unknown = refusal('sanction-length', { shortest: { period: 'PT3D' }, longest: { period: 'PT24H' } });
  assert.match(sentenceOfRefusal(EN, unknown, instant), /at least PT3D and at most 24 hours/);
  const winner = refusal('winner-debarred', { because: { refusal: refusal('supplier-debarred', { from: { instant: '2026-12-01T01:00:00.000Z' }, until: { instant: '2027-12-01T01:00:00.000Z' } }) } });
  assert.match(sentenceOfRefusal(EN, winner, instant), /debarred from 01:00:00 until/);
});

test('a value cannot bring its own placeholders, and an unknown refusal is shown as it is', () => {
  assert.match(sentenceOfRefusal(EN, refusal('person-unknown', { person: { text: '{person} $1 \\' } }), instant), /registered as \{person\} \$1 \\\./);
  assert.match(sentenceOfRefusal(KO, refusal('from-the-future', { name: { text: '한글' } }, 'new'), instant), /from-the-future\.new \(name: 한글\)/);
});
