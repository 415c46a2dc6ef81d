/** Which of the keys and certificates of a key file signs: certificates are matched by public key, whatever the file says of them. */
import { equal } from './bytes.js';
import { KeyFault } from './keyfault.js';

/** What the engine demands of who signs (docs/protocol.md section 2): a certificate that does not say what it is for is for nothing. */
const maySign = ({ usage }) => usage !== null && (usage.includes('digitalSignature') || usage.includes('nonRepudiation'));

/** Issuers upwards, as far as the file has them, without the self-signed root. */
function chainOf(leaf, certificates) {
  const chain = [];
  for (let at = leaf; ; ) {
    const below = at;
    const issuer = certificates.find((c) => equal(c.subjectDer, below.issuerDer) && !equal(c.subjectDer, c.issuerDer));
    if (!issuer || issuer === leaf || chain.includes(issuer.der)) return chain;
    chain.push(issuer.der);
    at = issuer;
  }
}

function fault(keys, certified, signing) {
  if (keys.length === 0) return new KeyFault('key-none');
  if (signing.length > 0 || !keys.some((key) => key.signs)) return new KeyFault('key-kind-unsupported');
  return new KeyFault(certified.length > 0 ? 'key-not-for-signing' : 'key-certificate-missing');
}

/** The one that is valid longest of those valid now. */
function validAt(now, usable) {
  const latest = [...usable].sort((a, b) => b.certificate.notAfter - a.certificate.notAfter);
  const valid = latest.find(({ certificate }) => certificate.notBefore <= now && now <= certificate.notAfter);
  if (valid) return valid;
  const { notBefore, notAfter } = latest[0].certificate;
  throw notBefore > now ? new KeyFault('key-not-yet-valid', notBefore) : new KeyFault('key-expired', notAfter);
}

/**
 * @param {object[]} keys of privatekey.js
 * @param {object[]} certificates of x509.js
 * @param {Date} now
 * @returns {{pkcs8: Uint8Array, random: Uint8Array|null, certificate: object, chain: Uint8Array[]}}
 * @throws {KeyFault}
 */
export function choose(keys, certificates, now) {
  const certified = keys.flatMap((key) => certificates.filter(key.belongsTo).map((certificate) => ({ key, certificate })));
  const signing = certified.filter(({ certificate }) => maySign(certificate));
  const usable = signing.filter(({ key }) => key.signs);
  if (usable.length === 0) throw fault(keys, certified, signing);
  const { key, certificate } = validAt(now, usable);
  return { pkcs8: key.pkcs8, random: key.random, certificate, chain: chainOf(certificate, certificates) };
}
