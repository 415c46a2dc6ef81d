/**
 * Fetches node-forge when an old key file needs it. In the browser it is a file of its own, named and pinned by its hash at build time:
 * an `import()` could not carry an integrity attribute.
 */
/* global document, __FORGE__ */

let loading = null;

/** The server could not be reached, or did not send what the page was built with. */
export class LoadFailure extends Error {}

export function loadScript({ path, integrity }) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = path;
    script.integrity = integrity;
    script.onload = resolve;
    script.onerror = () => reject(new LoadFailure(path));
    document.head.append(script);
  });
}

export function loadForge() {
  if (typeof __FORGE__ === 'undefined') {
    loading ??= import('node-forge').then((module) => module.default);
  } else {
    loading ??= loadScript(__FORGE__).then(() => globalThis.forge);
    loading.catch(() => { loading = null; });
  }
  return loading;
}
