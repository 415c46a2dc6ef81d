/**
 * Writes target/frontend: scripts, styles, fonts, and manifest.json, which tells the pages each file's address and integrity value.
 * Every script is one self-contained file without import at run time, so that the integrity attribute of the page covers all of it.
 */
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const out = join(here, '../../../target/frontend');
const address = '/assets';

const common = {
  absWorkingDir: here, bundle: true, minify: true, outdir: out, metafile: true, logLevel: 'warning', target: ['es2022'],
  entryNames: '[name]-[hash]', assetNames: 'files/[name]-[hash]', legalComments: 'none', charset: 'utf8',
};

function integrity(file) {
  return `sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}`;
}

/** Logical name to address and integrity of all entry points of a build. */
function describe(result) {
  const found = {};
  for (const [file, info] of Object.entries(result.metafile.outputs)) {
    if (!info.entryPoint) continue;
    const path = join(here, file);
    const extension = file.endsWith('.css') ? '.css' : '.js';
    const name = basename(info.entryPoint).replace(/\.m?js$|\.css$/, '') + extension;
    found[name] = { path: `${address}/${relative(out, path).replaceAll('\\', '/')}`, integrity: integrity(path) };
  }
  return found;
}

rmSync(out, { recursive: true, force: true });
const lazy = describe(await build({
  ...common, entryPoints: ['src/forge-global.js', 'src/seed-global.js'], format: 'iife', define: { global: 'globalThis' },
}));
const pages = readdirSync(join(here, 'src/entries')).filter((name) => name.endsWith('.js')).map((name) => `src/entries/${name}`);
const scripts = describe(await build({
  ...common, entryPoints: pages, format: 'esm', external: ['node-forge', 'kisa-seed'],
  define: { __FORGE__: JSON.stringify(lazy['forge-global.js']), __SEED__: JSON.stringify(lazy['seed-global.js']) },
}));
const styles = describe(await build({
  ...common, entryPoints: ['styles/site.css'], loader: { '.woff2': 'file', '.svg': 'file', '.png': 'file', '.jpg': 'file', '.gif': 'file' },
}));
writeFileSync(join(out, 'manifest.json'), JSON.stringify({ ...lazy, ...scripts, ...styles }, null, 1));
