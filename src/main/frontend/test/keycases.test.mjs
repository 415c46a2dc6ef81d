/** Every key file of the common set: the command line's test walks the same index and expects the same. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hex, utf8 } from '../src/crypto/bytes.js';
import { KeyFault } from '../src/crypto/keyfault.js';
import { readSigned, signData, verifySignature } from '../src/crypto/signed.js';
import { openSigner } from '../src/crypto/signer.js';
import { fingerprint } from '../src/crypto/x509.js';

const FOLDER = new URL('../../../test/resources/cases/keyfiles/', import.meta.url);
const read = (name) => new Uint8Array(readFileSync(new URL(name, FOLDER)));
const { at, cases } = JSON.parse(readFileSync(new URL('index.json', FOLDER), 'utf8'));

test('a file with any bit wrong opens or says why not', async () => {
  for (const names of [['aes-128.p12'], ['unencrypted-no-mac.p12'], ['3des-rc2-40.p12'], ['npki-random/signPri.key', 'npki-random/signCert.der']]) {
    const [file, ...beside] = names.map(read);
    for (let i = 0; i < file.length; i += 1 + Math.floor(file.length / 60)) {
      const changed = file.slice();
      changed[i] ^= 1 << (i % 8);
      await openSigner([changed, ...beside], 'practice', new Date(at)).catch((e) => assert.ok(e instanceof KeyFault, `${names[0]} at ${i}: ${e.stack}`));
    }
  }
});

for (const { name, why, files, password, signs, fault, random } of cases) {
  const open = () => openSigner(files.map(read), password, new Date(at));
  if (fault) {
    test(`${name} (${why}) is refused with ${fault}`, async () => {
      await assert.rejects(open(), (e) => {
        assert.ok(e instanceof KeyFault, String(e.stack));
        assert.equal(e.code, fault);
        return true;
      });
    });
  } else {
    test(`${name} (${why}) opens and signs with the right certificate`, async () => {
      const signer = await open();
      assert.equal(fingerprint(signer.certificate), signs);
      assert.equal(signer.random ? hex(signer.random) : null, random ?? null);
      assert.equal(await verifySignature(readSigned(await signData(signer, utf8('{}'), new Date(at)))), true);
    });
  }
}
