/**
 * What a member's page checks before it computes anything, on an opening that the reference code wrote (WriteMemberOpening): the same points
 * and values, and a refusal for whatever an engine could hand over instead.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { base64, fromBase64, fromHex, hex } from '../src/crypto/bytes.js';
import { compressed, G, point, scalarFromBytes } from '../src/crypto/curve.js';
import { CODES, MemberFault } from '../src/crypto/committee/fault.js';
import { checkList } from '../src/crypto/committee/listproof.js';
import { Member } from '../src/crypto/committee/member.js';
import { MemberLog } from '../src/crypto/committee/memberlog.js';
import { claim, listHash } from '../src/crypto/committee/opened.js';
import { checkOrders, insistOnLogged, standing } from '../src/crypto/committee/orders.js';
import { consistencyProof, isConsistent, RunningRoot } from '../src/crypto/committee/tiles.js';
import { canonical, parseCanonical } from '../src/crypto/json.js';
import { readLogProof } from '../src/crypto/tender.js';
import { readTrust } from '../src/crypto/trust.js';

const v = JSON.parse(readFileSync(new URL('../../../test/resources/cases/member/opening.json', import.meta.url), 'utf8'));
const NUMBER = 'R25BK00888538';
const ORDER = { number: NUMBER, lot: '0', envelope: 'price', trust: readTrust(canonical(v.trust)), now: Date.parse(v.now) };
const random = (length) => crypto.getRandomValues(new Uint8Array(length));
const changed = (change) => {
  const copy = structuredClone(v);
  change(copy);
  return copy;
};

/** ECDH with a private key that is given as a number, in the place of the worker's key. */
function keeperOf(digits) {
  const key = scalarFromBytes(fromHex(digits));
  return { use: () => ({ point: compressed(G.multiply(key)), agree: async (originator) => compressed(originator.multiply(key)).slice(1) }) };
}

/** An engine that answers from the case, three bids a page; what it is asked for is written down. */
function engineOf(one, asked = []) {
  return {
    json: async (path) => {
      asked.push(path);
      if (path.includes('/ceremonies/')) return one.ceremony;
      if (!path.includes('/bids?')) return one.answer;
      const from = Number(/from=(\d+)$/.exec(path)[1]);
      return { bids: one.bids.slice(from, from + 3) };
    },
    file: async (path) => {
      asked.push(path);
      const file = one.files[path.replace('/ledger/', '')];
      if (!file) throw new Error(`no ${path}`);
      return fromBase64(file);
    },
  };
}

function memory() {
  const logs = new Map();
  const opened = new Map();
  return {
    logs, opened,
    log: { load: async (origin) => structuredClone(logs.get(origin)), save: async (one) => logs.set(one.origin, structuredClone(one)) },
    openedStore: opened,
  };
}

function member(one = v, { index = 1, own = memory(), asked = [] } = {}) {
  const store = { log: own.log, opened: { load: async (id) => own.opened.get(id), save: async (id, claimed) => own.opened.set(id, claimed) } };
  return new Member(keeperOf(v.privateKeys[index - 1]), engineOf(one, asked), store, random);
}

const refused = (one, code, order = {}) => assert.rejects(member(one).prepare({ ...ORDER, ...order }), (e) => {
  assert.ok(e instanceof MemberFault, e.stack);
  assert.equal(e.code, code);
  return true;
});

test('the page finds the reference code\'s points, and its partials are the reference code\'s with proofs that hold', async () => {
  const one = member();
  const shown = await one.prepare(ORDER);
  assert.deepEqual({ ...shown, title: null }, {
    tender: `${NUMBER}-000`, title: null, lot: '0', envelope: 'price', opensAt: '2025-07-01T05:00:00.000Z', zone: 'Asia/Seoul',
    closeHash: v.partial.closeHash, keyId: v.partial.keyId, member: 1, sealed: 4, superseded: 0, removed: 0, leftOut: 1,
    lists: Object.entries(v.lists).map(([name, points]) => ({ name, count: points.length })).sort((a, b) => (a.name < b.name ? 1 : -1)),
  });
  const messages = (await one.partials(ORDER)).messages.map(parseCanonical);
  assert.deepEqual(messages.map(({ list }) => list), ['public', 'confidential']);
  for (const message of messages) assert.deepEqual(message.points, v.lists[message.list]);
  assert.deepEqual({ ...messages[0], proof: '' }, { ...v.partial, proof: '' });
  const { verificationKeys } = parseCanonical((await import('../src/crypto/signed.js')).readSigned(fromBase64(v.answer.notice)).content).lots[0].envelopes[0].committeeKey;
  for (const { tender, closeHash, list, points, values, proof } of messages) {
    const statement = {
      subject: tender, closeHash: fromHex(closeHash), list, member: 1, image: point(verificationKeys[0]), points: points.map((p) => point(p)), values: values.map((p) => point(p)),
    };
    assert.equal(checkList(statement, proof), true);
  }
});

test('nothing is computed that was not prepared, nor by a key that is no member\'s', async () => {
  await assert.rejects(member().partials(ORDER), { code: 'not-prepared' });
  const stranger = new Member(keeperOf('0b'.repeat(32)), engineOf(v), { log: memory().log, opened: { load: async () => undefined, save: async () => {} } }, random);
  await assert.rejects(stranger.prepare(ORDER), { code: 'not-a-member' });
  const one = member();
  await one.prepare(ORDER);
  one.forget();
  await assert.rejects(one.partials(ORDER), { code: 'not-prepared' });
});

test('a closing counts only under a checkpoint of the trusted log that a trusted witness saw in time', async () => {
  await refused(changed((c) => { c.answer.closeProof = c.seenTooEarly; }), 'close-not-witnessed');
  await refused(v, 'log-untrusted', { trust: readTrust(canonical({ ...v.trust, origin: 'other.example' })) });
  await refused(v, 'close-not-witnessed', { trust: readTrust(canonical({ ...v.trust, witnessKeys: [] })) });
  await refused(v, 'signer-untrusted', { trust: { ...ORDER.trust, signingRoots: [] } });
  await refused(changed((c) => { c.answer.closeEntry = base64(fromBase64(c.answer.closeEntry).map((b, i) => (i === 40 ? b ^ 1 : b))); }), 'evidence-broken');
});

test('nothing is opened before its time, nor after the latest, by the member\'s own clock', async () => {
  const opens = Date.parse('2025-07-01T05:00:00.000Z');
  await refused(v, 'too-early', { now: opens - 300_001 });
  await assert.doesNotReject(member().prepare({ ...ORDER, now: opens - 300_000 }));
  await refused(v, 'opening-lapsed', { now: Date.parse('2026-12-31T00:00:00Z') });
});

test('every bid must be, byte for byte, the one that the closing committed to', async () => {
  await refused(changed((c) => { c.bids.pop(); }), 'bids-withheld');
  await refused(changed((c) => { c.bids.push(c.bids[0]); }), 'bids-withheld');
  await refused(changed((c) => { c.bids.reverse(); }), 'bids-withheld');
  await refused(changed((c) => { c.bids[1].envelope = c.bids[0].envelope; }), 'bids-withheld');
  await refused(changed((c) => { delete c.bids[1].envelope; }), 'bids-withheld');
  const reveal = (change) => changed((c) => {
    const json = parseCanonical(fromBase64(c.answer.reveal));
    change(json);
    c.answer.reveal = base64(canonical(json));
  });
  await refused(reveal((json) => { json.receptions.pop(); }), 'bids-withheld');
  await refused(reveal((json) => { json.receptions.reverse(); }), 'bids-withheld');
  await refused(reveal((json) => { json.receptions[0].receivedAt = '2025-07-01T03:10:00.001Z'; }), 'bids-withheld');
});

test('closing, gate key and notice belong together', async () => {
  const gate = (change) => changed((c) => {
    const json = parseCanonical(fromBase64(c.answer.gateKey));
    change(json);
    c.answer.gateKey = base64(canonical(json));
  });
  await refused(gate((json) => { json.closeHash = '00'.repeat(32); }), 'evidence-broken');
  await refused(gate((json) => { json.private = '0b'.repeat(32); }), 'evidence-broken');
  await refused(gate((json) => { json.private = '0b'.repeat(32); json.public = hex(compressed(G.multiply(scalarFromBytes(fromHex('0b'.repeat(32)))))); }), 'evidence-broken');
  await refused(changed((c) => {
    const close = parseCanonical(fromBase64(c.answer.close));
    close.closedAt = '2025-07-01T03:59:59.999Z';
    c.answer.close = base64(canonical(close));
  }), 'closed-early');
  await refused(v, 'evidence-broken', { number: 'R25BK00888539' });
  await refused(v, 'evidence-broken', { envelope: 'technical' });
  await refused(changed((c) => { c.answer.notice = base64(fromBase64(c.answer.notice).map((b, i) => (i === 300 ? b ^ 1 : b))); }), 'evidence-broken');
  await refused(changed((c) => { c.answer.earlierNotices = [c.answer.notice]; }), 'notice-chain');
});

test('what only the program can judge is left to the program', async () => {
  await refused(changed((c) => { c.answer.decision = 'e30='; }), 'program-only');
});

test('a bid is taken out only if its own bidder asked, an officer granted it, and a witness saw it', async () => {
  const own = { ...v, answer: { ...v.answer, ...v.removed.answer }, bids: v.removed.bids };
  const one = member(own);
  const shown = await one.prepare(ORDER);
  assert.deepEqual([shown.sealed, shown.removed, shown.superseded], [4, 1, 0]);
  for (const { list, points } of (await one.partials(ORDER)).messages.map(parseCanonical)) assert.deepEqual(points, v.removed.lists[list]);
  const change = (work) => { const copy = structuredClone(own); work(copy.answer); return copy; };
  await refused({ ...own, answer: { ...own.answer, ...v.removed.foreign } }, 'removal-foreign');
  await refused(change((a) => { a.removalGrants = []; }), 'evidence-broken');
  await refused(change((a) => { a.removalGrants = a.removalRequests; }), 'evidence-broken');
  await refused(change((a) => { a.removalRequests = v.removed.foreign.removalRequests; }), 'evidence-broken');
  await refused(change((a) => { a.removalsProof = a.closeProof; }), 'evidence-broken');
  await refused(change((a) => { a.removalsProof = v.removed.unwitnessed; }), 'close-not-witnessed');
  await refused(change((a) => {
    const json = parseCanonical(fromBase64(a.removals));
    json.closeHash = '00'.repeat(32);
    a.removals = base64(canonical(json));
  }), 'evidence-broken');
});

test('the ceremony must be the notice\'s, and everybody\'s messages the members\' own', async () => {
  await refused(changed((c) => { c.ceremony.round1.pop(); }), 'round1-missing');
  await refused(changed((c) => { c.ceremony.round1[0].message = c.ceremony.round1[1].message; }), 'signer-differs');
  await refused(changed((c) => { c.ceremony.statement = c.ceremony.round1[0].message; }), 'evidence-broken');
});

test('the log may neither fork nor break off, and is read once', async () => {
  const bundle = (c, change) => { c.files['tile/entries/000'] = base64(change(fromBase64(c.files['tile/entries/000']))); };
  await refused(changed((c) => bundle(c, (bytes) => bytes.map((b, i) => (i === bytes.length - 20 ? b ^ 1 : b)))), 'log-unreadable');
  await refused(changed((c) => bundle(c, (bytes) => bytes.slice(0, -1))), 'log-unreadable');
  await refused(changed((c) => { delete c.files['tile/entries/001.p/47']; }), 'log-unreadable');
  await refused(changed((c) => { // another time of one entry: still an entry, but not the one that the root covers
    const text = Buffer.from(c.files['tile/entries/000'], 'base64').toString('latin1');
    c.files['tile/entries/000'] = Buffer.from(text.replace('2025-06-12T00:00:07.000Z', '2025-06-12T00:00:08.000Z'), 'latin1').toString('base64');
  }), 'log-forked');
  const own = memory();
  const asked = [];
  await member(v, { own, asked }).prepare(ORDER);
  assert.equal(asked.filter((path) => path.includes('/tile/entries/')).length, 2);
  asked.length = 0;
  await member(v, { own, asked }).prepare(ORDER);
  assert.equal(asked.filter((path) => path.includes('/tile/')).length, 0);
});

test('the log is read ahead up to its newest checkpoint, if it is the log of the trust file', async () => {
  const { note } = readLogProof(v.answer.closeProof);
  const text = `${note.text}\n${v.answer.closeProof.slice(v.answer.closeProof.indexOf('\u2014'))}`;
  const ahead = changed((c) => { c.files.checkpoint = Buffer.from(text, 'utf8').toString('base64'); });
  const own = memory();
  const asked = [];
  assert.deepEqual(await member(ahead, { own }).read(ORDER, () => {}), { size: v.closedSize });
  await member(ahead, { own, asked }).prepare(ORDER);
  assert.equal(asked.filter((path) => path.includes('/tile/')).length, 0);
  await assert.rejects(member(ahead).read({ trust: { ...ORDER.trust, origin: 'other.example' } }), { code: 'log-untrusted' });
});

test('a device that has read on compares an older checkpoint with what it knows', async () => {
  const own = memory();
  const get = (path) => engineOf(v).file(`/ledger/${path}`);
  const log = new MemberLog(get, own.log);
  const later = { origin: 'log.example', size: BigInt(v.laterSize), root: fromHex(v.laterRoot) };
  await log.readTo(later);
  await member(v, { own }).prepare(ORDER);
  const { note } = readLogProof(v.answer.closeProof);
  assert.equal(note.text.split('\n')[1], String(v.closedSize));
  await assert.rejects(new MemberLog(get, own.log).readTo({ ...later, size: BigInt(v.closedSize), root: fromHex(v.laterRoot) }), { code: 'log-forked' });
  const path = await consistencyProof(get, v.closedSize, v.laterSize);
  const closed = fromBase64(note.text.split('\n')[2]);
  assert.equal(isConsistent(v.closedSize, v.laterSize, closed, later.root, path), true);
  assert.equal(isConsistent(v.closedSize, v.laterSize, closed, later.root, path.slice(1)), false);
  assert.equal(isConsistent(v.closedSize - 1, v.laterSize, closed, later.root, path), false);
  assert.throws(() => new RunningRoot(3, [closed]));
});

test('what the log says of the notice must be these orders and no others', () => {
  const notice = { ref: 'R-000', ruleSet: { hash: 'x' }, calendar: {}, kind: 'notice' };
  const order = { notice, hash: 'aa' };
  const said = (...logged) => () => insistOnLogged([order], logged, [], {});
  assert.throws(said({ ref: 'R-000', kind: 'notice-published', notice: 'aa' }, { ref: 'R-001', kind: 'notice-corrected', notice: 'bb' }), { code: 'notice-superseded' });
  assert.throws(said({ ref: 'R-000', kind: 'notice-published', notice: 'bb' }), { code: 'notice-superseded' });
  assert.throws(said(), { code: 'notice-superseded' });
  assert.throws(said({ ref: 'R-000', kind: 'notice-published', notice: 'aa' }, { ref: 'R-000', kind: 'notice-cancelled', notice: null }), { code: 'notice-cancelled' });
  assert.throws(said({ ref: 'R-000', kind: 'notice-published', notice: 'aa', at: '2025-06-12T00:00:00.000Z' }), { code: 'calendar-missing' });
});

test('a calendar that the log does not have opens nothing', async () => {
  const own = memory();
  const load = own.log.load;
  own.log.load = async (origin) => { const kept = await load(origin); return kept && { ...kept, calendars: [] }; };
  await member(v, { own }).prepare(ORDER);
  await assert.rejects(member(v, { own }).prepare(ORDER), { code: 'calendar-unlogged' });
});

for (const { name, orders, code } of v.chains) {
  test(`orders in a row: ${name}: ${code}, as the program says`, async () => {
    const answer = { earlierNotices: orders.slice(0, -1), notice: orders.at(-1) };
    const found = await checkOrders(answer, ORDER.trust).then(() => 'accepted', (e) => e.code);
    const expected = code === 'accepted' || CODES.includes(code) ? code : 'notice-chain';
    assert.equal(found, name === 'asked for once more' ? 'program-only' : expected);
  });
}

test('bids stand as long as every order since then keeps them', () => {
  const order = (hash, bidsAlreadySealed) => ({ hash, notice: { bidsAlreadySealed } });
  assert.deepEqual(standing([order('a', null)]), ['a']);
  assert.deepEqual(standing([order('a', null), order('b', 'keep')]), ['b', 'a']);
  assert.deepEqual(standing([order('a', null), order('b', 'reseal'), order('c', 'keep')]), ['c', 'b']);
  assert.throws(() => standing([order('b', 'keep')]), { code: 'evidence-broken' });
});

test('a key opens one closing, and of it one list of points for each name', async () => {
  const [a, b] = [G, G.multiply(2n)];
  const first = claim(undefined, 'c1', [['public', [a, b]], ['confidential', []]]);
  assert.deepEqual(claim(first, 'c1', [['public', [a, b]]]), first);
  assert.throws(() => claim(first, 'c2', [['public', [a, b]]]), { code: 'key-used-before' });
  assert.throws(() => claim(first, 'c1', [['public', [b, a]]]), { code: 'list-changed' });
  assert.throws(() => claim(first, 'c1', [['another', [a]]]), { code: 'list-changed' });
  assert.equal(claim(first, 'c1', [['proofless-003', [a]]]).lists['proofless-003'], listHash([a]));
  const own = memory();
  const one = member(v, { own });
  await one.prepare(ORDER);
  assert.equal(own.opened.size, 0, 'preparing claims nothing');
  await one.partials(ORDER);
  assert.equal(own.opened.get(v.partial.keyId).closeHash, v.partial.closeHash);
  own.opened.set(v.partial.keyId, { closeHash: '00'.repeat(32), lists: {} });
  await assert.rejects(member(v, { own }).prepare(ORDER), { code: 'key-used-before' });
  await assert.rejects(one.partials(ORDER), { code: 'key-used-before' });
});
