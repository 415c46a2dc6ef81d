/** The two fields in which a person opens a key file, wherever a page signs. */
import { isEncryptedKey } from '../crypto/npki.js';
import { WrongPassword } from '../crypto/pkcs12.js';
import { openSigner } from '../crypto/signer.js';
import { displayName } from '../crypto/x509.js';
import { serverNow } from './clock.js';
import { byId, fieldError, formatTime, t } from './dom.js';
import { officialZone } from './clock.js';

/** Opens the chosen file with the typed password, or says beside the field what is wrong and returns null. */
export async function signerFromFields() {
  fieldError('keyfile', '');
  fieldError('password', '');
  const files = [...byId('keyfile').files];
  if (files.length === 0) {
    fieldError('keyfile', t('key.missing'));
    byId('keyfile').focus();
    return null;
  }
  try {
    const contents = await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())));
    if (contents.length === 1 && isHalf(files[0], contents[0])) {
      fieldError('keyfile', t('key.half'));
      byId('keyfile').focus();
      return null;
    }
    return checkValidity(await openSigner(contents.length === 1 ? contents[0] : contents, byId('password').value));
  } catch (e) {
    const wrong = e instanceof WrongPassword;
    fieldError(wrong ? 'password' : 'keyfile', t(wrong ? 'key.password' : 'key.broken'));
    byId(wrong ? 'password' : 'keyfile').focus();
    return null;
  }
}

/** One of the two files of a Korean key pair alone. */
const isHalf = (file, bytes) => isEncryptedKey(bytes) || /\.(der|cer|crt)$/i.test(file.name);

function checkValidity(signer) {
  if (signer.certificate.notAfter.getTime() > serverNow()) return signer;
  fieldError('keyfile', t('key.expired', formatTime(signer.certificate.notAfter, officialZone())));
  return null;
}

/** One line about a certificate for people. */
export function describe(certificate) {
  const issuer = certificate.issuer.O ?? certificate.issuer.CN ?? '';
  return t('key.owner', displayName(certificate), issuer, formatTime(certificate.notAfter, officialZone()).slice(0, 10));
}

/** Forgets what was typed; the file stays chosen so that a second try is easy. */
export function forgetPassword() {
  byId('password').value = '';
}
