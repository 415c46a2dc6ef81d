/**
 * What a member's device remembers in this browser (IndexedDB): the edge of the log that was read with the words on notices, and what each key
 * opened. Nothing secret. Another browser, or one whose data were cleared, does not remember: the page says so.
 */
function database() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('opengeps-member', 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('log', { keyPath: 'origin' });
      opening.result.createObjectStore('opened', { keyPath: 'keyId' });
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

async function inStore(name, mode, work) {
  const db = await database();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = db.transaction(name, mode, { durability: 'strict' });
      const asked = work(transaction.objectStore(name));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    db.close();
  }
}

const load = (name, key) => inStore(name, 'readonly', (store) => store.get(key));
const save = (name, value) => inStore(name, 'readwrite', (store) => store.put(value));

export const memberMemory = {
  log: { load: (origin) => load('log', origin), save: (memory) => save('log', memory) },
  opened: { load: (keyId) => load('opened', keyId), save: (keyId, claimed) => save('opened', { keyId, ...claimed }) },
};
