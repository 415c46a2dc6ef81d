import assert from 'node:assert/strict';
import { test } from 'node:test';
import { propertiesRead, withUsedProperties, withUsedRules, wordsOf } from '../stylesheet.mjs';

const words = wordsOf('<button type="button" class="krds-btn small">');

test('a rule stays when the page has what its selector names, whatever state it asks for', () => {
  const css = '.krds-btn.small:hover:not(.large)::before{color:red}button[type=submit]{color:blue}';
  assert.equal(withUsedRules(css, words).replaceAll('\n', ''), css);
});

test('a rule for what no page has is dropped, also from a list and from a condition', () => {
  assert.equal(withUsedRules('/* a; { */.krds-tab{color:red}.krds-tab,.small{color:blue}', words), '.small{color:blue}');
  assert.equal(withUsedRules('@media (max-width:9px){.krds-tab{color:red}}', words), '');
  assert.equal(withUsedRules('@import "a.css";@media print{.krds-btn{color:red}.x{a:b}}', words), '@import "a.css";\n@media print{.krds-btn{color:red}}');
});

test('faces and movements stay', () => {
  const css = '@font-face{font-family:a;src:url(a.woff2)}\n@keyframes spin{from{top:0}to{top:1px}}';
  assert.equal(withUsedRules(css, words), css);
});

test('a property stays when a kept declaration reads it, also through another', () => {
  const css = ':root{--a:var(--b);--b:1px;--c:2px}.x{margin:var(--a)}';
  assert.equal(withUsedProperties(css, propertiesRead(css)), ':root{--a:var(--b);--b:1px;}.x{margin:var(--a)}');
});
