import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fromBase64, hex } from '../src/crypto/bytes.js';
import { canonical } from '../src/crypto/json.js';
import { openSigner } from '../src/crypto/signer.js';
import { signData } from '../src/crypto/signed.js';
import { checkTender, keyOfCeremony, readLogProof, TenderDoubt } from '../src/crypto/tender.js';
import { Workshop } from './fixtures.mjs';

const read = (name) => JSON.parse(readFileSync(new URL(`../../../test/resources/vectors/${name}.json`, import.meta.url), 'utf8'));
let shop;
let signer;
before(async () => {
  shop = new Workshop();
  shop.identity('officer');
  signer = await openSigner(shop.keyFile('officer', 'x'), 'x');
});
after(() => shop.close());
const sign = (json) => signData(signer, canonical(json), new Date('2025-06-10T01:00:00Z'));

test("the committee's keys and the transcript hash follow from the stored ceremony", async () => {
  const v = read('ceremony');
  const round1 = v.round1.map(fromBase64);
  for (const key of v.keys) {
    const found = await keyOfCeremony(await sign(v.ceremony), round1, key.number);
    assert.equal(hex(found.y), key.y);
    assert.equal(hex(found.transcriptHash), v.transcriptHash);
  }
  const swapped = [round1[1], round1[0], round1[2]];
  await assert.rejects(keyOfCeremony(await sign(v.ceremony), swapped, 1), TenderDoubt);
});

test('a notice that the log does not know is not believed', async () => {
  const { notice } = read('submission');
  const answer = { notice: Buffer.from(await sign(notice)).toString('base64'), log: null, ceremonies: [] };
  await assert.rejects(checkTender(answer, {}, notice.tender), /not in the log yet/);
  await assert.rejects(checkTender(answer, {}, 'R25BK00000009'), /another notice/);
});

test('a log proof has its header, index and checkpoint', () => {
  const note = 'origin\n1\nAAAA\n\n— origin AAAAAAAA\n';
  assert.equal(readLogProof(`c2sp.org/tlog-proof@v1\nindex 7\n\n${note}`).index, 7n);
  for (const bad of ['', 'c2sp.org/tlog-proof@v2\nindex 7\n\n', 'c2sp.org/tlog-proof@v1\nindex 07\n\n']) {
    assert.throws(() => readLogProof(bad + note));
  }
});
