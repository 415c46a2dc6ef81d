import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPath, FOR, PathFault } from '../src/crypto/path.js';
import { OID } from '../src/crypto/oids.js';
import { readCertificate } from '../src/crypto/x509.js';
import { Workshop } from './fixtures.mjs';

const CA = 'basicConstraints=critical,CA:TRUE';
const MAY_ISSUE = 'keyUsage=critical,keyCertSign,cRLSign';
const SIGNER = ['basicConstraints=critical,CA:FALSE', 'keyUsage=critical,digitalSignature'];
const DAY = 86_400_000;
const now = new Date(Date.now() + 60_000); // a moment after the certificates were made
const certificates = {};
let shop;

before(() => {
  shop = new Workshop();
  const make = (name, how) => { certificates[name] = shop.certify(name, how); };
  for (const kind of ['EC', 'RSA']) {
    make(`root-${kind}`, { kind, extensions: [CA, MAY_ISSUE], days: 400 });
    make(`mid-${kind}`, { kind, issuer: `root-${kind}`, extensions: [`${CA},pathlen:0`, MAY_ISSUE], days: 200 });
    make(`leaf-${kind}`, { kind, issuer: `mid-${kind}`, extensions: [...SIGNER, 'certificatePolicies=critical,1.2.410.200005.1.1.5'] });
  }
  make('not-ca', { issuer: 'root-EC', extensions: ['basicConstraints=critical,CA:FALSE', MAY_ISSUE] });
  make('below-not-ca', { issuer: 'not-ca', extensions: SIGNER });
  make('no-cert-sign', { issuer: 'root-EC', extensions: [CA, 'keyUsage=critical,digitalSignature'] });
  make('below-no-cert-sign', { issuer: 'no-cert-sign', extensions: SIGNER });
  make('too-deep', { issuer: 'mid-EC', extensions: [CA, MAY_ISSUE] });
  make('below-too-deep', { issuer: 'too-deep', extensions: SIGNER });
  make('short-lived', { issuer: 'root-EC', extensions: [CA, MAY_ISSUE], days: 5 });
  make('below-short-lived', { issuer: 'short-lived', extensions: SIGNER });
  make('strange-rule', { issuer: 'root-EC', extensions: [...SIGNER, '1.2.3.4.5=critical,ASN1:NULL'] });
  make('agreement', { issuer: 'root-EC', extensions: ['keyUsage=critical,keyAgreement'] });
  make('platform', { issuer: 'root-EC', extensions: [...SIGNER, `extendedKeyUsage=${OID.platformMark}`] });
  make('platform-that-cannot-sign', { issuer: 'root-EC', extensions: ['keyUsage=critical,keyAgreement', `extendedKeyUsage=${OID.platformMark}`] });
  make('silent', { issuer: 'root-EC' });
  make('stranger', { extensions: [CA, MAY_ISSUE] });
  make('below-stranger', { issuer: 'stranger', extensions: SIGNER });
});
after(() => shop.close());

const all = () => Object.values(certificates);
const roots = () => [certificates['root-EC'], certificates['root-RSA']];
const judge = (name, { at = now, purpose = FOR.signing, others = all() } = {}) => checkPath(certificates[name], others, roots(), at, purpose);

/** What OpenSSL says of the same certificates at the same instant: no word of ours. */
function opensslAccepts(name, at) {
  shop.write('roots.pem', Buffer.concat([shop.read('root-EC.crt'), shop.read('root-RSA.crt')]));
  const others = Object.keys(certificates).filter((one) => !one.startsWith('root') && one !== 'stranger');
  shop.write('others.pem', Buffer.concat(others.map((one) => Buffer.from(shop.read(`${one}.crt`)))));
  try {
    shop.openssl('verify', '-x509_strict', '-attime', String(Math.floor(at.getTime() / 1000)), '-CAfile', 'roots.pem', '-untrusted', 'others.pem', `${name}.crt`);
    return true;
  } catch {
    return false;
  }
}

const CASES = [
  ['leaf-EC', 0, null], ['leaf-RSA', 0, null],
  ['leaf-EC', 31, 'expired'], ['leaf-EC', -1, 'not-yet-valid'],
  ['below-not-ca', 0, 'not-an-authority'], ['below-no-cert-sign', 0, 'not-an-authority'],
  ['below-too-deep', 0, 'path-too-long'], ['below-short-lived', 0, null], ['below-short-lived', 6, 'expired'],
  ['strange-rule', 0, 'unknown-rule'], ['below-stranger', 0, 'untrusted'],
];

for (const [name, days, code] of CASES) {
  test(`${name} after ${days} days: ${code ?? 'a path holds'}, and OpenSSL agrees`, async () => {
    const at = new Date(now.getTime() + days * DAY);
    if (code === null) assert.equal((await judge(name, { at })).at(-1).subject.CN.slice(0, 4), 'root');
    else await assert.rejects(judge(name, { at }), (e) => e instanceof PathFault && e.code === code);
    assert.equal(opensslAccepts(name, at), code === null);
  });
}

test('a certificate is believed for what it was made for only', async () => {
  await assert.rejects(judge('agreement'), { code: 'wrong-use' });
  assert.equal((await judge('agreement', { purpose: FOR.sealing })).length, 2);
  await assert.rejects(judge('leaf-EC', { purpose: FOR.sealing }), { code: 'wrong-use' });
  await assert.rejects(judge('leaf-EC', { purpose: FOR.stamping }), { code: 'wrong-use' });
  for (const purpose of Object.values(FOR)) await assert.rejects(judge('silent', { purpose }), { code: 'wrong-use' });
});

test('only the mark makes a signer the platform', async () => {
  assert.equal((await judge('platform', { purpose: FOR.platform })).length, 2);
  for (const other of ['leaf-EC', 'agreement', 'platform-that-cannot-sign']) await assert.rejects(judge(other, { purpose: FOR.platform }), { code: 'wrong-use' });
});

test('a flipped bit anywhere in what was signed, or in the signature, breaks the path', async () => {
  for (const name of ['leaf-EC', 'leaf-RSA']) {
    const good = certificates[name];
    const places = [good.der.length - 10];
    for (let at = 8; at < good.toVerify.length; at += 29) places.push(at);
    for (const at of places) {
      const bad = Uint8Array.from(good.der);
      bad[at] ^= 1;
      await assert.rejects(async () => checkPath(readCertificate(bad), all(), roots(), now, FOR.signing), `${name}, byte ${at}`);
    }
  }
});

test('an authority of the same name with another key does not help', async () => {
  const impostor = new Workshop();
  try {
    const root = impostor.certify('root-EC', { extensions: [CA, MAY_ISSUE] });
    await assert.rejects(checkPath(certificates.agreement, [], [root], now, FOR.sealing), { code: 'bad-signature' });
  } finally {
    impostor.close();
  }
});

test('without the authority between, no path leads to the root', async () => {
  await assert.rejects(judge('leaf-EC', { others: [] }), { code: 'untrusted' });
});
