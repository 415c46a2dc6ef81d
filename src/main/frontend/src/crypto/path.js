/**
 * Certificate paths (RFC 5280 section 6) as far as a bidder's page needs them: names chain, every signature holds, everything was valid at
 * the instant, authorities are authorities, keys are used for what they were certified for. Revocation is not judged here: a page
 * cannot ask other hosts; the engine judges it at reception and the verifier from the bundle.
 */
import { equal } from './bytes.js';
import { OID } from './oids.js';
import { verifyBy } from './verify.js';
import { displayName } from './x509.js';

/** A signer, two authorities, a root: nobody needs more. */
const MOST_AUTHORITIES = 2;

/** What is wrong with a path: `code` names it, `certificate` is where. */
export class PathFault extends Error {
  constructor(code, certificate) {
    super(`${code}: ${displayName(certificate)}`);
    this.code = code;
    this.certificate = certificate;
    this.whose = displayName(certificate);
  }
}

function insist(condition, code, certificate) {
  if (!condition) throw new PathFault(code, certificate);
}

const signs = (c) => c.usage !== null && (c.usage.includes('digitalSignature') || c.usage.includes('nonRepudiation'));

/** What the key at the end of the path must have been certified for: a certificate that does not say is for nothing. */
export const FOR = {
  signing: signs,
  platform: (c) => signs(c) && c.purposes !== null && c.purposes.names.includes(OID.platformMark),
  sealing: (c) => c.usage !== null && c.usage.includes('keyAgreement'),
  stamping: (c) => signs(c) && c.purposes !== null && c.purposes.critical && c.purposes.names.length === 1 && c.purposes.names[0] === OID.timeStamping,
};

function checkValidity(certificate, at) {
  insist(at <= certificate.notAfter, 'expired', certificate);
  insist(at >= certificate.notBefore, 'not-yet-valid', certificate);
  insist(certificate.unknownCritical === null, 'unknown-rule', certificate);
}

/** @param {number} below authorities between this one and the end of the path */
function checkAuthority(certificate, below) {
  const may = certificate.authority && (certificate.usage === null || certificate.usage.includes('keyCertSign'));
  insist(may, 'not-an-authority', certificate);
  insist(certificate.pathLength === null || below <= certificate.pathLength, 'path-too-long', certificate);
}

const signed = (certificate, issuer) => verifyBy(issuer, certificate.algorithm, certificate.signature, certificate.toVerify);

async function climb(path, others, roots, at) {
  const last = path[path.length - 1];
  let fault = null;
  for (const root of roots.filter((one) => equal(one.subjectDer, last.issuerDer))) {
    if (await signed(last, root)) return [...path, root];
    fault = new PathFault('bad-signature', last);
  }
  const above = others.filter((one) => equal(one.subjectDer, last.issuerDer) && !path.includes(one));
  for (const issuer of path.length > MOST_AUTHORITIES ? [] : above) {
    try {
      checkValidity(issuer, at);
      checkAuthority(issuer, path.length - 1);
      insist(await signed(last, issuer), 'bad-signature', last);
      return await climb([...path, issuer], others, roots, at);
    } catch (e) {
      if (!(e instanceof PathFault)) throw e;
      fault ??= e;
    }
  }
  throw fault ?? new PathFault('untrusted', last);
}

/**
 * @param {object} certificate as of x509.js
 * @param {object[]} others that came along; those that do not fit are ignored
 * @param {object[]} roots trusted: their names and keys count, their own validity does not (RFC 5280 section 6.1.1)
 * @param {Date} at the instant at which all must have been valid
 * @param {(certificate: object) => boolean} purpose one of FOR
 * @returns {Promise<object[]>} the certificate first, the root last
 * @throws {PathFault}
 */
export async function checkPath(certificate, others, roots, at, purpose) {
  checkValidity(certificate, at);
  insist(purpose(certificate), 'wrong-use', certificate);
  const distinct = others.filter((one) => !equal(one.der, certificate.der) && !roots.some((root) => equal(root.der, one.der)));
  return climb([certificate], distinct, roots, at);
}
