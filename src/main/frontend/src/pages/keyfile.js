/** The two fields in which a person opens a key file, wherever a page signs. */
import { identityOf } from '../crypto/identity.js';
import { LARGEST } from '../crypto/keyfile.js';
import { KeyFault, WrongPassword } from '../crypto/keyfault.js';
import { openSigner } from '../crypto/signer.js';
import { displayName, issuerName } from '../crypto/x509.js';
import { officialTime } from './clock.js';
import { byId, explain, fieldError, formatTime, t } from './dom.js';
import { officialZone } from './clock.js';

async function contentOf(file) {
  if (file.size > LARGEST) throw new KeyFault('key-file-excessive');
  return new Uint8Array(await file.arrayBuffer());
}

/** What a page says of a key file that it cannot use. */
function sentence(fault) {
  if (!(fault instanceof KeyFault)) return explain(fault);
  return t(`key.${fault.code.replace(/^key-/, '')}`, fault.at ? formatTime(fault.at, officialZone()) : '');
}

function complain(field, text) {
  fieldError(field, text);
  byId(field).focus();
  return null;
}

/** Opens the chosen file with the typed password, or says beside the field what is wrong and returns null. */
export async function signerFromFields() {
  fieldError('keyfile', '');
  fieldError('password', '');
  const files = [...byId('keyfile').files];
  if (files.length === 0) return complain('keyfile', t('key.missing'));
  try {
    return await openSigner(await Promise.all(files.map(contentOf)), byId('password').value, await officialTime());
  } catch (e) {
    return complain(e instanceof WrongPassword ? 'password' : 'keyfile', sentence(e));
  }
}

/** One line about a certificate for people. */
export function describe(certificate) {
  const owner = identityOf(certificate)?.realName ?? displayName(certificate);
  return t('key.owner', owner, issuerName(certificate), formatTime(certificate.notAfter, officialZone()).slice(0, 10));
}

/** Forgets what was typed; the file stays chosen so that a second try is easy. */
export function forgetPassword() {
  byId('password').value = '';
}
