/** The two fields in which a person opens a key file, wherever a page signs. */
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
  const file = byId('keyfile').files[0];
  if (!file) {
    fieldError('keyfile', t('key.missing'));
    byId('keyfile').focus();
    return null;
  }
  try {
    const signer = await openSigner(new Uint8Array(await file.arrayBuffer()), byId('password').value);
    return checkValidity(signer);
  } catch (e) {
    const wrong = e instanceof WrongPassword;
    fieldError(wrong ? 'password' : 'keyfile', t(wrong ? 'key.password' : 'key.broken'));
    byId(wrong ? 'password' : 'keyfile').focus();
    return null;
  }
}

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
