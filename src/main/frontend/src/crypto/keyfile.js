/**
 * The one reader of key files of all pages. The command line's (client.keyfile in the Java sources) does the same; the table in
 * docs/key-files.md says what both accept, and one set of cases (src/test/resources/cases/keyfiles) holds them together.
 */
import { LoadFailure } from './forge.js';
import { children, readOnly, TAG } from './der.js';
import { choose } from './keychoice.js';
import { Effort, KeyFault, WrongPassword } from './keyfault.js';
import { readings } from './passwords.js';
import { isPfx, readPfx } from './pkcs12.js';
import { readPrivateKey } from './privatekey.js';
import { unprotect } from './protection.js';
import { readCertificate } from './x509.js';

/** Largest file that is read at all: a long chain with two keys has 20 KB. */
export const LARGEST = 1024 * 1024;

/** Whether bytes are an EncryptedPrivateKeyInfo: an algorithm, then an octet string, nothing else. */
function isEncryptedKey(bytes) {
  try {
    const parts = children(readOnly(bytes, TAG.SEQUENCE));
    return parts.length === 2 && parts[0].tag === TAG.SEQUENCE && parts[1].tag === TAG.OCTET_STRING;
  } catch {
    return false;
  }
}

const isCertificate = (bytes) => readable(bytes).length === 1;

const KINDS = [['pfx', isPfx], ['key', isEncryptedKey], ['certificate', isCertificate]];

function kindOf(bytes) {
  if (bytes.length > LARGEST) throw new KeyFault('key-file-excessive');
  const found = KINDS.find(([, is]) => is(bytes));
  if (!found) throw new KeyFault('key-file-unknown');
  return found[0];
}

/** A certificate further up that only its authority can read need not keep anybody from signing. */
function readable(bytes) {
  try {
    return [readCertificate(bytes)];
  } catch {
    return [];
  }
}

/** Says before any password is asked what cannot be a key file. */
function sort(files) {
  const sorted = { pfx: [], key: [], certificate: [] };
  for (const file of files) sorted[kindOf(file)].push(file);
  const complete = sorted.pfx.length > 0 || (sorted.key.length > 0 && sorted.certificate.length > 0);
  if (!complete) throw new KeyFault('key-half');
  return sorted;
}

async function gather(sorted, password) {
  const effort = new Effort();
  const found = { keys: [], certificates: [...sorted.certificate] };
  for (const file of sorted.pfx) await readPfx(file, password, effort, found);
  for (const file of sorted.key) {
    const [algorithm, encrypted] = children(readOnly(file, TAG.SEQUENCE));
    found.keys.push(await unprotect(algorithm, encrypted.value, password, effort));
  }
  return { keys: found.keys.map(sorted.key.length ? readOrWrongPassword : readPrivateKey), certificates: found.certificates.flatMap(readable) };
}

/** Nothing vouches for the password of a single key: what does not read was decrypted with another one. */
function readOrWrongPassword(der) {
  try {
    return readPrivateKey(der);
  } catch {
    throw new WrongPassword();
  }
}

/** Tries the readings of a password one after another; the first fault that is not the password's ends it. */
async function withPassword(sorted, typed) {
  let wrong;
  for (const password of readings(typed)) {
    try {
      return await gather(sorted, password);
    } catch (e) {
      if (!(e instanceof WrongPassword)) throw e;
      wrong = e;
    }
  }
  throw wrong;
}

/**
 * Opens key files and takes from what they hold what is wanted.
 *
 * @param {(keys: object[], certificates: object[]) => T} choice keys of privatekey.js, certificates of x509.js
 * @returns {Promise<T>}
 * @template T
 * @throws {KeyFault} and nothing else
 */
export async function openKeysIn(files, typed, choice) {
  try {
    const { keys, certificates } = await withPassword(sort(files), typed);
    return choice(keys, certificates);
  } catch (e) {
    if (e instanceof KeyFault) throw e;
    throw new KeyFault(e instanceof LoadFailure ? 'key-reader-missing' : 'key-file-unknown');
  }
}

/**
 * @param {Uint8Array[]} files a .p12 or .pfx, or signPri.key and signCert.der, and certificates of authorities above, in any order
 * @param {string} typed password
 * @param {Date} now
 * @returns {Promise<{pkcs8: Uint8Array, random: Uint8Array|null, certificate: object, chain: Uint8Array[]}>}
 * @throws {KeyFault} and nothing else
 */
export const openKeyFile = (files, typed, now) => openKeysIn(files, typed, (keys, certificates) => choose(keys, certificates, now));
