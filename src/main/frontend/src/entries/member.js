/** The worker of a member's page: the committee key and all that is computed with it stay here; the page gets what may be seen and sent. */
import { systemRandom, utf8 } from '../crypto/bytes.js';
import { MemberFault } from '../crypto/committee/fault.js';
import { CommitteeKeeper, checkCopies, make } from '../crypto/committee/keeper.js';
import { Member } from '../crypto/committee/member.js';
import { KeyFault } from '../crypto/keyfault.js';
import { readTrust } from '../crypto/trust.js';
import { memberMemory } from '../pages/membermemory.js';

/** An answer of the server that is an expected refusal: code and sentences in both languages. */
class Refusal extends Error {
  constructor(status, problem) {
    super(problem.detail ?? `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
  }
}

/** How often a server that is busy is asked again, and how long it may ask this page to wait, in s. */
const TRIES = 6;
const LONGEST_WAIT = 30;
const BUSY = [429, 503];

/** In seconds; null unless it said that it is busy and when to come again. */
function waitAskedFor(response) {
  const after = response.headers.get('retry-after');
  return BUSY.includes(response.status) && /^\d{1,4}$/.test(after ?? '') ? Math.min(Number(after), LONGEST_WAIT) : null;
}

async function answer(path, accept) {
  for (let tries = 1; ; tries++) {
    let response;
    try {
      response = await fetch(path, { credentials: 'same-origin', headers: { accept } });
    } catch {
      throw new MemberFault('network');
    }
    if (response.ok) return response;
    const seconds = waitAskedFor(response);
    if (seconds === null || tries === TRIES) {
      const type = response.headers.get('content-type') ?? '';
      throw new Refusal(response.status, type.includes('json') ? await response.json() : {});
    }
    await new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });
  }
}

const engine = {
  json: async (path) => (await answer(path, 'application/json')).json(),
  file: async (path) => new Uint8Array(await (await answer(path, '*/*')).arrayBuffer()),
};
const keeper = new CommitteeKeeper(() => {
  member.forget();
  self.postMessage({ locked: true });
});
const member = new Member(keeper, engine, memberMemory, systemRandom);
const trusting = ({ trust, ...order }) => ({ ...order, trust: readTrust(utf8(trust)) });

const ORDERS = {
  status: () => keeper.status(),
  lock: () => {
    member.forget();
    return keeper.lock();
  },
  unlock: (order) => keeper.unlock(order),
  make: (order) => make(order, systemRandom),
  check: (order) => checkCopies(order),
  contribute: (order) => member.contribute(trusting(order)),
  confirm: (order) => member.confirm(trusting(order)),
  rehearse: (order) => member.rehearse(trusting(order)),
  read: (order, progress) => member.read(trusting(order), progress),
  prepare: (order, progress) => member.prepare(trusting(order), progress),
  partials: (order) => member.partials(order),
};

/** A fault as the page reads it: of a key file with the instant that its sentence names, of the evidence with its values, of the server. */
function faultOf(e) {
  if (e instanceof KeyFault) return { kind: 'key', code: e.code, at: e.at?.getTime() ?? null };
  if (e instanceof MemberFault) return { kind: 'member', code: e.code, values: e.values };
  if (e instanceof Refusal) return { kind: 'server', status: e.status, problem: e.problem };
  return { kind: 'other', message: e.message };
}

self.addEventListener('message', async ({ data: { id, ask, ...order } }) => {
  try {
    if (!Object.hasOwn(ORDERS, ask)) throw new TypeError(`unknown order ${ask}`);
    self.postMessage({ id, value: await ORDERS[ask](order, (read, of) => self.postMessage({ progress: { read, of } })) });
  } catch (e) {
    self.postMessage({ id, fault: faultOf(e) });
  }
});
