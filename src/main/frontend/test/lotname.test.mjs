/** What lots are called, and where the pages of a place are. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

globalThis.document = { body: { dataset: { texts: JSON.stringify({ 'lots.first': '첫 입찰', 'lots.round': '재입찰 {0}', 'lots.named': '로트 {0}', 'lots.named.round': '로트 {0} 재입찰 {1}', 'lots.named.in': '로트 {0} {1}', 'lots.time': '{0}번째 입찰', 'lots.stage': '{0}단계 {1}입찰', 'stage.technical': '기술', 'stage.price': '가격' }) } } };
const { isLater, lotName, placeName, placeTitle } = await import('../src/pages/lotname.js');
const { bidAddress, placeAt, placeOf, tenderAddress } = await import('../src/pages/store.js');

const price = (lot) => ({ lot, envelopes: [{ envelope: 'price' }] });
const staged = (lot, envelope) => ({ lot, stages: [['technical'], ['price']], envelopes: [{ envelope }] });

test('a lot is named with its round, and the only lot of a tender by its round alone', () => {
  assert.deepEqual(['0', '0.1', '2', '2.10'].map((lot) => lotName(price(lot))), ['첫 입찰', '재입찰 1', '로트 2', '로트 2 재입찰 10']);
  assert.deepEqual(['0', '0.1', '2'].map((lot) => placeName(price(lot))), ['', '재입찰 1', '로트 2']);
  assert.deepEqual(['0', '2', '0.1', '2.10'].map(isLater), [false, false, true, true]);
});

test('in stages a lot is named with its stage: a later stage is no re-bid', () => {
  assert.deepEqual([staged('0', 'technical'), staged('0.1', 'technical'), staged('0.1', 'price'), staged('0.3', 'price')].map((lot) => lotName(lot)),
    ['1단계 기술입찰', '1단계 기술입찰 – 재입찰 1', '2단계 가격입찰', '2단계 가격입찰 – 4번째 입찰']);
  assert.deepEqual([staged('2', 'technical'), staged('2.1', 'price')].map((lot) => lotName(lot)), ['로트 2 1단계 기술입찰', '로트 2 2단계 가격입찰']);
  assert.equal(placeName(staged('0', 'technical')), '1단계 기술입찰');
});

test('where only the name is known a later round is counted, since it may be a re-bid or the next stage', () => {
  assert.deepEqual(['0', '0.1', '2', '2.10'].map((name) => lotName(name)), ['첫 입찰', '2번째 입찰', '로트 2', '로트 2 11번째 입찰']);
  assert.deepEqual(['0', '0.1', '2'].map((name) => placeName(name)), ['', '2번째 입찰', '로트 2']);
});

test('each round is a place of its own, whose pages name it', () => {
  const place = placeOf({ tender: 'R26BK00000001-003', lot: '0.1' });
  assert.equal(place, 'R26BK00000001/0.1');
  assert.deepEqual([tenderAddress(place), bidAddress(place)], ['/tenders/R26BK00000001?lot=0.1', '/tenders/R26BK00000001/bid?lot=0.1']);
  assert.equal(tenderAddress(placeAt('R26BK00000001')), '/tenders/R26BK00000001?lot=0');
  assert.deepEqual(['R26BK00000001', 'R26BK00000001/2', place].map(placeTitle), ['R26BK00000001', 'R26BK00000001 로트 2', 'R26BK00000001 2번째 입찰']);
});
