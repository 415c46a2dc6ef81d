/** Asking that a bid be not opened: the bytes that are signed, and what the platform signs about them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { base64, fromBase64, utf8 } from '../src/crypto/bytes.js';
import { cancellationRequest, checkCancellation } from '../src/crypto/cancellation.js';
import { sha256Hex } from '../src/crypto/hash.js';
import { canonical, canonicalText } from '../src/crypto/json.js';
import { openSignedJson, signData } from '../src/crypto/signed.js';
import { isSameOrganisation } from '../src/crypto/x509.js';
import { Workshop } from './fixtures.mjs';
import { Scene, SIGNS } from './scene.mjs';

const { cases } = JSON.parse(readFileSync(new URL('../../../test/resources/vectors/cancellation.json', import.meta.url), 'utf8'));
const [CORE] = cases;
let shop;
let scene;
let request;
before(async () => {
  shop = new Workshop();
  scene = await Scene.make(shop);
  request = await signData(scene.bidder, canonical(cancellationRequest(CORE)), scene.at);
});
after(() => shop.close());

/** The answer of the platform; `wrong` names what differs. */
async function answerOf({ members = {}, signer = scene.platform, outside = {} } = {}) {
  const { tender, lot, submission } = CORE;
  const receipt = {
    type: 'opengeps/cancellation-receipt/1', tender, lot, submission, request: sha256Hex(request), reason: 'wrong-entry', receivedAt: '2026-01-01T00:00:00.000Z', ...members,
  };
  const { request: hash, reason, receivedAt } = receipt;
  return { submission, lot, state: 'requested', reason, receivedAt, request: hash, receipt: await scene.signed(signer, receipt), ...outside };
}

const failed = async (wrong, own = request) => (await checkCancellation(await answerOf(wrong), scene.trust, CORE, own)).steps
  .filter(({ ok }) => !ok).map(({ name, fault }) => (fault?.code ? `${name} ${fault.code}` : name));

test('page and reference code sign the same bytes, and nothing beside them', () => {
  for (const { canonical: text, sha256, ...core } of cases) {
    const signed = cancellationRequest({ ...core, supplierName: '하동군 위판장 건설', receivedAt: '2026-01-01T00:00:00.000Z' });
    assert.equal(canonicalText(signed), text);
    assert.equal(sha256Hex(utf8(text)), sha256);
  }
});

test('what is sent is one signed message that names its signer', async () => {
  const { json, certificate } = await openSignedJson(request, 'opengeps/cancellation-request/1');
  assert.deepEqual(json, cancellationRequest(CORE));
  assert.ok(isSameOrganisation(certificate, scene.bidder.certificate));
});

test('a good receipt of a request holds, also where the request is not at hand', async () => {
  const { ok, steps } = await checkCancellation(await answerOf(), scene.trust, CORE, request);
  assert.deepEqual([ok, steps.map(({ name }) => name)], [true, ['platform-signature', 'own-bid', 'own-request']]);
  assert.ok((await checkCancellation(await answerOf(), scene.trust, CORE)).ok);
});

test('each thing made wrong is named', async () => {
  const other = sha256Hex(utf8('another request'));
  const wrongs = [
    [{ signer: scene.impostor }, ['platform-signature untrusted']],
    [{ signer: scene.officer }, ['platform-signature wrong-use']],
    [{ members: { type: 'opengeps/receipt-core/1' } }, ['platform-signature', 'own-bid', 'own-request']],
    [{ members: { submission: cases[1].submission } }, ['own-bid']],
    [{ members: { tender: 'R26BK00000001-001' } }, ['own-bid']],
    [{ members: { lot: '1' } }, ['own-bid']],
    [{ members: { reason: 'other' } }, ['own-bid']],
    [{ members: { request: other } }, ['own-request']],
    [{ outside: { request: other } }, ['own-bid']],
    [{ outside: { receivedAt: '2026-01-01T00:00:01.000Z' } }, ['own-bid']],
    [{ outside: { receipt: 'AAAA' } }, ['platform-signature', 'own-bid', 'own-request']],
  ];
  for (const [wrong, names] of wrongs) assert.deepEqual(await failed(wrong), names, JSON.stringify(wrong.members ?? wrong.outside ?? ''));
});

test('a bit flipped in the signed receipt is found', async () => {
  const answer = await answerOf();
  const der = fromBase64(answer.receipt);
  der[der.length - 5] ^= 1;
  const { ok } = await checkCancellation({ ...answer, receipt: base64(der) }, scene.trust, CORE, request);
  assert.equal(ok, false);
});

test('a firm asks with any certificate that says its number in clear, and one without a number speaks for itself', async () => {
  const renewed = (await scene.person('renewed', 'people-ca', 'RSA', '1000000002', SIGNS, '새 인증서')).certificate;
  const nameless = (await scene.person('nameless', 'people-ca')).certificate;
  const other = (await scene.person('other', 'people-ca', 'EC', '1000000003')).certificate;
  const bidder = scene.bidder.certificate;
  assert.deepEqual([isSameOrganisation(bidder, renewed), isSameOrganisation(bidder, other), isSameOrganisation(bidder, nameless)], [true, false, false]);
  assert.deepEqual([isSameOrganisation(nameless, nameless), isSameOrganisation(nameless, (await scene.person('nameless-2', 'people-ca')).certificate)], [true, false]);
});
