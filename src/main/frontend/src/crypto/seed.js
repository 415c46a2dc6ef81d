/** Fetches the SEED cipher when a Korean key file needs it: a file of its own, named and pinned by its hash at build time. */
import { loadScript } from './forge.js';

/* global __SEED__ */

let loading = null;

export function loadSeed() {
  if (typeof __SEED__ === 'undefined') {
    loading ??= import('kisa-seed').then((module) => module.KISA_SEED_CBC);
  } else {
    loading ??= loadScript(__SEED__).then(() => globalThis.kisaSeed);
    loading.catch(() => { loading = null; });
  }
  return loading;
}
