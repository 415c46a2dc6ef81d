/**
 * What the linter asks of the pages' code, their tests and their build. Each folder knows the names of where it runs and no others: what runs
 * in a worker cannot reach for `document`, and what pages, workers and Node share for neither. A file that does tells it in its head.
 */
import js from '@eslint/js';
import globals from 'globals';

const WORKERS = ['src/entries/member.js', 'src/entries/keeper.js', 'src/pages/membermemory.js'];

export default [
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    rules: {
      // ({ left, ...others }) takes a member out
      'no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // classes of signs that nobody sees are spelt in escapes, which nobody misreads
      'no-misleading-character-class': ['error', { allowEscape: true }],
    },
  },
  { files: ['src/crypto/**'], languageOptions: { globals: globals['shared-node-browser'] } },
  { files: ['src/entries/**', 'src/pages/**', 'src/*.js'], ignores: WORKERS, languageOptions: { globals: globals.browser } },
  { files: WORKERS, languageOptions: { globals: globals.worker } },
  { files: ['*.mjs', 'test/**'], languageOptions: { globals: globals.node } },
];
