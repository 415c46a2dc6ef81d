/** What lots are called, and where the pages of a place are. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

globalThis.document = { body: { dataset: { texts: JSON.stringify({ 'lots.first': '첫 입찰', 'lots.round': '재입찰 {0}', 'lots.named': '로트 {0}', 'lots.named.round': '로트 {0} 재입찰 {1}' }) } } };
const { isRebid, lotName, placeName, placeTitle } = await import('../src/pages/lotname.js');
const { bidAddress, placeAt, placeOf, tenderAddress } = await import('../src/pages/store.js');

test('a lot is named with its round, and the only lot of a tender by its round alone', () => {
  assert.deepEqual(['0', '0.1', '2', '2.10'].map(lotName), ['첫 입찰', '재입찰 1', '로트 2', '로트 2 재입찰 10']);
  assert.deepEqual(['0', '0.1', '2'].map((name) => placeName(name)), ['', '재입찰 1', '로트 2']);
  assert.deepEqual(['0', '2', '0.1', '2.10'].map(isRebid), [false, false, true, true]);
});

test('each round is a place of its own, whose pages name it', () => {
  const place = placeOf({ tender: 'R26BK00000001-003', lot: '0.1' });
  assert.equal(place, 'R26BK00000001/0.1');
  assert.deepEqual([tenderAddress(place), bidAddress(place)], ['/tenders/R26BK00000001?lot=0.1', '/tenders/R26BK00000001/bid?lot=0.1']);
  assert.equal(tenderAddress(placeAt('R26BK00000001')), '/tenders/R26BK00000001?lot=0');
  assert.deepEqual(['R26BK00000001', 'R26BK00000001/2', place].map(placeTitle), ['R26BK00000001', 'R26BK00000001 로트 2', 'R26BK00000001 재입찰 1']);
});
