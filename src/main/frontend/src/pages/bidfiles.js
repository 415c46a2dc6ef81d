/** The files that go along with a bid: chosen, shown, taken out again. Their content is never kept, only which ones were chosen. */
import { group } from './amount.js';
import { byId, fieldError, make, t } from './dom.js';
import { filesProblem } from './filecheck.js';

let files = [];
/** Names of files that were chosen before the page was loaded anew: without them the bid would be another one. */
let missing = [];
let onChange = () => {};

export const chosenFiles = () => files;
export const fileNames = () => [...files.map((file) => file.name), ...missing];
const same = (a, b) => a.normalize('NFC') === b.normalize('NFC');

/** What keeps the bid from being sealed with these files, or an empty text. */
export function filesWrong() {
  return filesProblem(files) || (missing.length ? t('bid.files.missing', missing.join(', ')) : '');
}

/** Files that were chosen earlier and have to be chosen again, or taken out. */
export function restoreFileNames(names) {
  missing = names.filter((name) => !files.some((file) => same(file.name, name)));
  render();
}

function item(text, name, remove) {
  const button = make('button', { type: 'button', class: 'krds-btn small tertiary', 'aria-label': `${t('bid.remove')}: ${name}` }, t('bid.remove'));
  button.addEventListener('click', () => {
    remove();
    changed();
    byId('files').focus();
  });
  return make('li', {}, make('span', { class: 'n' }, text), button);
}

function render() {
  const chosen = files.map((file, i) => item(`${file.name} (${group(Math.ceil(file.size / 1024))} KiB)`, file.name, () => files.splice(i, 1)));
  const again = missing.map((name, i) => item(t('bid.files.again', name), name, () => missing.splice(i, 1)));
  byId('file-list').replaceChildren(...chosen, ...again);
}

function changed() {
  render();
  fieldError('files', filesWrong());
  onChange();
}

/** Shows what is chosen and calls back whenever that changes. */
export function watchFiles(callback) {
  onChange = callback;
  byId('files').addEventListener('change', ({ target }) => {
    files.push(...target.files);
    missing = missing.filter((name) => !files.some((file) => same(file.name, name)));
    target.value = '';
    changed();
  });
}
