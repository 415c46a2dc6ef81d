/**
 * Drops from a style sheet what no page uses: rules whose selectors name a class, an element or an attribute that no source holds as a
 * word, and custom properties that no kept declaration reads. What a word is, is read generously: a rule too many is only heavy.
 */

/** All words of a text that a class, an element or an attribute may be called by. */
export function wordsOf(...texts) {
  return new Set(texts.flatMap((text) => text.match(/[A-Za-z][\w-]*/g) ?? []));
}

/** The blocks of a sheet in order: {head, body} with a body of blocks (of conditions) or of declarations (text); {head} alone for statements. */
function blocksOf(css) {
  const blocks = [];
  let at = 0;
  while (at < css.length) {
    const stop = css.slice(at).search(/[{;]/);
    if (stop < 0) break;
    const head = css.slice(at, at + stop).trim();
    if (css[at + stop] === ';') {
      blocks.push({ head });
      at += stop + 1;
      continue;
    }
    const end = closing(css, at + stop);
    const inside = css.slice(at + stop + 1, end);
    blocks.push({ head, body: /^@(media|supports|layer|container)/.test(head) ? blocksOf(inside) : inside });
    at = end + 1;
  }
  return blocks;
}

/** Where the brace that opens here is closed. */
function closing(css, open) {
  let depth = 0;
  for (let i = open; i < css.length; i++) {
    if (css[i] === '{') depth++;
    if (css[i] === '}' && --depth === 0) return i;
  }
  throw new Error(`a brace is open in ${css.slice(open, open + 60)}`);
}

/** A selector without what it excludes or only decorates; the rest must be in the sources. */
function isUsed(selector, words) {
  const named = selector.replace(/\([^()]*(\([^()]*\))*[^()]*\)/g, '').replace(/=("[^"]*"|'[^']*'|[^\]]*)(?=\])/g, '').replace(/::?[\w-]+/g, '');
  return (named.match(/[A-Za-z][\w-]*/g) ?? []).every((word) => words.has(word));
}

/** Commas of a selector list, not those within brackets. */
function selectorsOf(head) {
  return head.split(/,(?![^(]*\))/).map((one) => one.trim());
}

function usedBlocks(blocks, words) {
  return blocks.flatMap((block) => {
    if (Array.isArray(block.body)) {
      const body = usedBlocks(block.body, words);
      return body.length > 0 ? [{ ...block, body }] : [];
    }
    if (block.body === undefined || block.head.startsWith('@')) return [block];
    const head = selectorsOf(block.head).filter((one) => isUsed(one, words)).join(',');
    return head && block.body.trim() ? [{ ...block, head }] : [];
  });
}

function write(blocks) {
  return blocks.map(({ head, body }) => (body === undefined ? `${head};` : `${head}{${Array.isArray(body) ? write(body) : body}}`)).join('\n');
}

/** The sheet without rules for what none of the words names. */
export function withUsedRules(css, words) {
  return write(usedBlocks(blocksOf(css.replace(/\/\*[\s\S]*?\*\//g, '')), words));
}

const PROPERTY = /(--[\w-]+)\s*:\s*([^;{}]*)(;|(?=\}))/g;

/** Names of the custom properties that the sheets read, also through others. */
export function propertiesRead(...sheets) {
  const all = sheets.join('\n');
  const values = new Map();
  const rest = all.replace(PROPERTY, (_, name, value) => {
    values.set(name, `${values.get(name) ?? ''} ${value}`);
    return '';
  });
  const read = new Set();
  const waiting = readIn(rest);
  while (waiting.length > 0) {
    const name = waiting.pop();
    if (read.has(name)) continue;
    read.add(name);
    waiting.push(...readIn(values.get(name) ?? ''));
  }
  return read;
}

function readIn(text) {
  return [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map((match) => match[1]);
}

/** The sheet without the custom properties that nobody reads. */
export function withUsedProperties(css, read) {
  return css.replace(PROPERTY, (whole, name) => (read.has(name) ? whole : ''));
}
