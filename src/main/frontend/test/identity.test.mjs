/** Certificates of Korean authorities hide the number; the Java code's VirtualIdTest has the same published example. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fromHex, hex } from '../src/crypto/bytes.js';
import { certifiedName, certifies, identityOf, isHidden, randomMember } from '../src/crypto/identity.js';
import { Workshop } from './fixtures.mjs';

const NUMBER = '1234561234567';
const RANDOM = fromHex('79ea7568a2d3776604e18bcd3a1b1b85b7da0872');
const VID = '17692c8dd00ead33791de0a64a937c60799634c64ac56fa57570c0e05252ab35';
const SHA256 = '2.16.840.1.101.3.4.2.1';

let shop;
before(() => { shop = new Workshop(); });
after(() => shop.close());

/** A subjectAltName as OpenSSL writes it from its configuration. */
const identifyData = (vid = VID, digest = SHA256, names = 1) => [
  `subjectAltName=${Array.from({ length: names }, () => 'otherName:1.2.410.200004.10.1.1;SEQUENCE:data').join(',')}`,
  '[data]', 'name=FORMAT:UTF8,UTF8:한빛건설', 'info=SEQUENCE:info', '[info]', 'vid=SEQUENCE:attribute', '[attribute]', 'type=OID:1.2.410.200004.10.1.1.1',
  'value=SEQUENCE:vid', '[vid]', 'digest=SEQUENCE:digest', `value=EXPLICIT:0,FORMAT:HEX,OCT:${vid}`, '[digest]', `name=OID:${digest}`,
];
const korean = (name, options = {}, ...data) => shop.certify(name, { extensions: identifyData(...data), ...options });

test('a certificate names the one number and no other, to whoever has R', () => {
  const certificate = korean('korean');
  assert.equal(isHidden(certificate), true);
  assert.equal(hex(identityOf(certificate).value), VID);
  assert.equal(certifies(certificate, NUMBER, RANDOM), true);
  assert.equal(certifies(certificate, '1234561234568', RANDOM), false);
  assert.equal(certifies(certificate, NUMBER, null), false);
  assert.equal(certifies(certificate, NUMBER, new Uint8Array(20)), false);
  assert.deepEqual(randomMember({ certificate, random: RANDOM }), { identifierRandom: hex(RANDOM) });
});

test('the name is that of the firm, not that of the authority', () => {
  assert.equal(certifiedName(korean('named')), '한빛건설');
  assert.equal(certifiedName(shop.certify('plain', { identifier: '1' })), 'Example');
});

test('where the subject shows a number no hidden one counts', () => {
  const certificate = korean('both', { identifier: '9999999999' });
  assert.equal(certifies(certificate, NUMBER, RANDOM), false);
  assert.equal(certifies(certificate, '9999999999', null), true);
  assert.deepEqual(randomMember({ certificate, random: RANDOM }), {});
});

test('two virtual ids, or one under a hash that is not believed, certify nobody', () => {
  assert.equal(certifies(korean('twice', {}, VID, SHA256, 2), NUMBER, RANDOM), false);
  assert.equal(certifies(korean('old', {}, VID.slice(0, 40), '1.3.14.3.2.26'), NUMBER, RANDOM), false);
});
