/**
 * The worker that holds the key of a sitting, as pages reach it (ADR 12). No cryptography here: every page loads this, to show that a key is
 * open and to lock it.
 */
const SCOPE = '/assets/key/';
/** How long, in ms, a machine that is busy may take to wake the worker; one that is broken answers never. */
const PATIENCE = 20_000;
const CHANGED = 'opengeps-key';
const { sitting = '' } = document.body.dataset;
const LOCKED = { open: false };

/** The scripts of a page each have a copy of this module: they tell each other. */
export const onKeyChange = (listener) => document.addEventListener(CHANGED, ({ detail }) => listener(detail));

export function changed(status) {
  document.dispatchEvent(new CustomEvent(CHANGED, { detail: status }));
  return status;
}

export async function running() {
  const registration = await navigator.serviceWorker?.getRegistration(SCOPE);
  return registration?.active ?? null;
}

/** Starts the worker of this release; null where there is none. */
export async function started(script) {
  try {
    const registration = await navigator.serviceWorker.register(script, { scope: SCOPE });
    const young = registration.installing ?? registration.waiting;
    if (young) {
      await new Promise((resolve) => {
        young.addEventListener('statechange', () => { if (['activated', 'redundant'].includes(young.state)) resolve(); });
        if (young.state === 'activated') resolve();
      });
    }
    return registration.active;
  } catch {
    return null;
  }
}

export function ask(worker, order) {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    const timer = setTimeout(() => reject(new Error('the key worker does not answer')), PATIENCE);
    port1.onmessage = ({ data }) => {
      clearTimeout(timer);
      if (data.failure) reject(new Error(data.failure));
      else resolve(data.value);
    };
    worker.postMessage({ sitting, ...order }, [port2]);
  });
}

/** Whether the key is open, of whom, until when without use, and what it signed. A key of another sitting is forgotten by asking. */
export async function keyStatus(order = 'status') {
  try {
    const worker = await running();
    const status = worker ? await ask(worker, { ask: order }) : LOCKED;
    if (!status.open || status.expiresAt > Date.now()) return status;
    return await ask(worker, { ask: 'lock' });
  } catch {
    return LOCKED;
  }
}

export const touchKey = () => keyStatus('touch');
export const lockKey = async () => changed(await keyStatus('lock'));
