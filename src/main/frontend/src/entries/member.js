/** The worker of a member's page: the committee key and all that is computed with it stay here; the page gets what may be seen and sent. */
import { systemRandom } from '../crypto/bytes.js';
import { MemberFault } from '../crypto/committee/fault.js';
import { CommitteeKeeper, checkCopies, make } from '../crypto/committee/keeper.js';
import { KeyFault } from '../crypto/keyfault.js';

const keeper = new CommitteeKeeper(() => self.postMessage({ locked: true }));

const ORDERS = {
  status: () => keeper.status(),
  lock: () => keeper.lock(),
  unlock: (order) => keeper.unlock(order),
  make: (order) => make(order, systemRandom),
  check: (order) => checkCopies(order),
};

/** A fault as the page reads it: of a key file with the instant that its sentence names, or of the evidence with its values. */
function faultOf(e) {
  if (e instanceof KeyFault) return { kind: 'key', code: e.code, at: e.at?.getTime() ?? null };
  if (e instanceof MemberFault) return { kind: 'member', code: e.code, values: e.values };
  return { kind: 'other', message: e.message };
}

self.addEventListener('message', async ({ data: { id, ask, ...order } }) => {
  try {
    if (!Object.hasOwn(ORDERS, ask)) throw new TypeError(`unknown order ${ask}`);
    self.postMessage({ id, value: await ORDERS[ask](order) });
  } catch (e) {
    self.postMessage({ id, fault: faultOf(e) });
  }
});
