/** Keys and certificates made with OpenSSL in a folder that is removed afterwards. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCertificate } from '../src/crypto/x509.js';

export class Workshop {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'opengeps-js-'));
  }

  path(name) {
    return join(this.folder, name);
  }

  openssl(...args) {
    return execFileSync('openssl', args, { cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  write(name, bytes) {
    writeFileSync(this.path(name), bytes);
    return this.path(name);
  }

  read(name) {
    return new Uint8Array(readFileSync(this.path(name)));
  }

  /** A self-signed certificate and key: <name>.key, <name>.crt, <name>.der. */
  identity(name, kind = 'EC') {
    const key = kind === 'EC' ? ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] : ['rsa:2048'];
    this.openssl('req', '-x509', '-newkey', ...key, '-nodes', '-keyout', `${name}.key`, '-out', `${name}.crt`,
      '-days', '30', '-subj', `/C=KR/O=Example Works/CN=${name}/serialNumber=1234567890`, '-addext', 'keyUsage=digitalSignature');
    this.openssl('x509', '-in', `${name}.crt`, '-outform', 'DER', '-out', `${name}.der`);
    return readCertificate(this.read(`${name}.der`));
  }

  /**
   * A key and its certificate below an issuer, or self-signed without one.
   *
   * @param {string} name also its common name
   * @param {{issuer?: string, kind?: 'EC'|'RSA', extensions?: string[], publicKey?: string, days?: number, identifier?: string|string[]}}
   *     how extensions as OpenSSL writes them; identifier: serialNumber of the subject; publicKey: PEM file of a key whose private part is not at hand
   */
  certify(name, { issuer = null, kind = 'EC', extensions = [], publicKey = null, days = 30, identifier = null, cn = name, organisation = 'Example' } = {}) {
    const identifiers = [identifier ?? []].flat().map((one) => `/serialNumber=${one}`).join('');
    const key = kind === 'EC' ? ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] : ['rsa:2048'];
    this.openssl('req', '-newkey', ...key, '-nodes', '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/C=KR/O=${organisation}/CN=${cn}${identifiers}`);
    this.write(`${name}.ext`, extensions.join('\n'));
    const above = issuer ? ['-CA', `${issuer}.crt`, '-CAkey', `${issuer}.key`, '-CAcreateserial'] : ['-signkey', `${name}.key`];
    this.openssl('x509', '-req', '-in', `${name}.csr`, ...above, ...(publicKey ? ['-force_pubkey', publicKey] : []),
      '-extfile', `${name}.ext`, '-days', String(days), '-out', `${name}.crt`);
    this.openssl('x509', '-in', `${name}.crt`, '-outform', 'DER', '-out', `${name}.der`);
    return readCertificate(this.read(`${name}.der`));
  }

  /** A .p12 of that identity, protected as the arguments say. */
  keyFile(name, password, ...protection) {
    this.openssl('pkcs12', '-export', '-inkey', `${name}.key`, '-in', `${name}.crt`, '-out', `${name}.p12`,
      '-passout', `pass:${password}`, ...protection);
    return this.read(`${name}.p12`);
  }

  close() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Bytes that look random and are the same in every run. */
export function fixedRandom(seed = 1) {
  let state = seed >>> 0;
  return (length) => Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
}
