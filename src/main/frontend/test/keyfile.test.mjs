import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { WrongPassword } from '../src/crypto/keyfault.js';
import { openSigner } from '../src/crypto/signer.js';
import { readSigned, signData, verifySignature } from '../src/crypto/signed.js';
import { utf8 } from '../src/crypto/bytes.js';
import { Workshop } from './fixtures.mjs';

let shop;
before(() => { shop = new Workshop(); });
after(() => shop.close());

const PROTECTIONS = {
  'AES-256 and PBKDF2 with SHA-256': ['-keypbe', 'AES-256-CBC', '-certpbe', 'AES-256-CBC'],
  'AES-128 and a SHA-1 MAC': ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC', '-macalg', 'sha1'],
  'AES-192, which WebCrypto lacks': ['-keypbe', 'AES-192-CBC', '-certpbe', 'AES-192-CBC'],
  'triple DES, as files of many years have it': ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
};

for (const kind of ['EC', 'RSA']) {
  for (const [name, protection] of Object.entries(PROTECTIONS)) {
    test(`a ${kind} key file protected with ${name} opens and signs`, async () => {
      shop.identity('person', kind);
      const signer = await openSigner(shop.keyFile('person', '비밀 pass', ...protection), '비밀 pass');
      assert.equal(signer.certificate.subject.serialNumber, '1234567890');
      const signed = await signData(signer, utf8('{"a":1}'), new Date('2026-01-02T03:04:05Z'));
      assert.equal(await verifySignature(readSigned(signed)), true);
    });
  }
}

test('a wrong password is told apart from a broken file', async () => {
  shop.identity('person');
  const file = shop.keyFile('person', 'right');
  await assert.rejects(openSigner(file, 'wrong'), WrongPassword);
  await assert.rejects(openSigner(file.subarray(0, 200), 'right'), (e) => !(e instanceof WrongPassword));
});

test('the chain comes without the root', async () => {
  shop.identity('root');
  shop.write('ca.ext', 'basicConstraints=critical,CA:TRUE\n');
  shop.write('leaf.ext', 'keyUsage=digitalSignature\n');
  shop.openssl('req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'mid.key', '-out', 'mid.csr', '-subj', '/CN=mid');
  shop.openssl('x509', '-req', '-in', 'mid.csr', '-CA', 'root.crt', '-CAkey', 'root.key', '-CAcreateserial', '-extfile', 'ca.ext', '-out', 'mid.crt');
  shop.openssl('req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'leaf.key', '-out', 'leaf.csr', '-subj', '/CN=leaf');
  shop.openssl('x509', '-req', '-in', 'leaf.csr', '-CA', 'mid.crt', '-CAkey', 'mid.key', '-CAcreateserial', '-extfile', 'leaf.ext', '-out', 'leaf.crt');
  shop.write('chain.pem', Buffer.concat([shop.read('mid.crt'), shop.read('root.crt')]));
  shop.openssl('pkcs12', '-export', '-inkey', 'leaf.key', '-in', 'leaf.crt', '-certfile', 'chain.pem', '-out', 'leaf.p12', '-passout', 'pass:x');
  const signer = await openSigner(shop.read('leaf.p12'), 'x');
  assert.equal(signer.certificate.subject.CN, 'leaf');
  assert.equal(signer.chain.length, 1);
});
