/**
 * Writes target/frontend: scripts, styles, fonts, and manifest.json, which tells the pages each file's address and integrity value.
 * Every script is one self-contained file without import at run time, so that the integrity attribute of the page covers all of it.
 */
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { propertiesRead, withUsedProperties, withUsedRules, wordsOf } from './stylesheet.mjs';

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

/** The texts of all files below a folder that may name a class: pages, templates, scripts. */
function sourcesIn(folder) {
  return readdirSync(join(here, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesIn(path);
    return ['.js', '.ftlh', '.xhtml'].includes(extname(path)) ? [readFileSync(join(here, path), 'utf8')] : [];
  });
}

/** Loads the design system's sheets without the rules and tokens that no page uses: 0.6 MB otherwise. */
function usedStyles() {
  const words = wordsOf(...['src', '../resources/org/opengeps/portal/templates', '../webapp'].flatMap(sourcesIn));
  const system = 'node_modules/krds-uiux/resources/css';
  const sheets = ['token/krds_tokens.css', 'component/output.css'].map((path) => withUsedRules(readFileSync(join(here, system, path), 'utf8'), words));
  const own = readdirSync(join(here, 'styles')).map((name) => readFileSync(join(here, 'styles', name), 'utf8'));
  const read = propertiesRead(...sheets, ...own);
  return {
    name: 'used-styles',
    setup(building) {
      building.onLoad({ filter: /krds-uiux.*\.css$/ }, ({ path }) => ({
        contents: withUsedProperties(withUsedRules(readFileSync(path, 'utf8'), words), read), loader: 'css',
      }));
    },
  };
}

/** Copies a file under a name with its content's hash, as esbuild does with what it bundles. */
function copied(path, ending = extname(path)) {
  const bytes = readFileSync(join(here, path));
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8).toUpperCase();
  const name = `${basename(path, extname(path))}-${hash}${ending}`;
  writeFileSync(join(out, name), bytes);
  return { [basename(path)]: { path: `${address}/${name}`, integrity: integrity(join(out, name)) } };
}

rmSync(out, { recursive: true, force: true });
const lazy = describe(await build({
  ...common, entryPoints: ['src/forge-global.js', 'src/seed-global.js'], format: 'iife', define: { global: 'globalThis' },
}));
/** The server's texts of refusals, for receipts that come as files. */
const refusals = (language) => Object.values(copied(`../resources/org/opengeps/kernel/refusals_${language}.properties`, '.txt'))[0];
const pages = readdirSync(join(here, 'src/entries')).filter((name) => name.endsWith('.js')).map((name) => `src/entries/${name}`);
const scripts = describe(await build({
  ...common, entryPoints: pages, format: 'esm', external: ['node-forge', 'kisa-seed'],
  define: { __FORGE__: JSON.stringify(lazy['forge-global.js']), __SEED__: JSON.stringify(lazy['seed-global.js']),
    __REFUSALS__: JSON.stringify({ ko: refusals('ko'), en: refusals('en') }) },
}));
const styles = describe(await build({
  ...common, entryPoints: ['styles/site.css', 'styles/apidocs.css'], plugins: [usedStyles()], loader: { '.woff2': 'file', '.svg': 'file', '.png': 'file', '.jpg': 'file', '.gif': 'file' },
}));
writeFileSync(join(out, 'manifest.json'), JSON.stringify({ ...lazy, ...scripts, ...styles, ...copied('images/mark.svg') }, null, 1));
