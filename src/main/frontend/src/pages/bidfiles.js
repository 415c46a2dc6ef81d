/**
 * The files that go along with a bid, each in the envelope for which it was chosen: chosen, shown, taken out again. Their content is never
 * kept, only which ones were chosen.
 */
import { group } from './amount.js';
import { byId, fieldError, make, t } from './dom.js';
import { filesProblem } from './filecheck.js';

/** {file, envelope} */
let files = [];
/** {name, envelope} of files that were chosen before the page was loaded anew: without them the bid would be another one. */
let missing = [];
let onChange = () => {};

/** One field for each envelope of the lot; that of the last one is called `files`. */
const fields = () => [...document.querySelectorAll('[data-files]')];

export const chosenFiles = () => files.map(({ file }) => file);
/** Files with the envelopes that they are sealed in. */
export const filesByEnvelope = () => files;
export const fileNames = () => [...files.map(({ file, envelope }) => ({ name: file.name, envelope })), ...missing];
const same = (a, b) => a.normalize('NFC') === b.normalize('NFC');
const isChosen = ({ name, envelope }) => files.some((one) => one.envelope === envelope && same(one.file.name, name));

/** What keeps the bid from being sealed with these files, or an empty text. */
export function filesWrong() {
  return filesProblem(chosenFiles()) || (missing.length ? t('bid.files.missing', missing.map(({ name }) => name).join(', ')) : '');
}

/** Files that were chosen earlier and have to be chosen again, or taken out. */
export function restoreFileNames(names) {
  missing = names.filter((one) => !isChosen(one));
  render();
}

function item(text, name, field, remove) {
  const button = make('button', { type: 'button', class: 'krds-btn small tertiary', 'aria-label': `${t('bid.remove')}: ${name}` }, t('bid.remove'));
  button.addEventListener('click', () => {
    remove();
    changed();
    field.focus();
  });
  return make('li', {}, make('span', { class: 'n' }, text), button);
}

function render() {
  for (const field of fields()) {
    const { files: envelope } = field.dataset;
    const without = (list, one) => list.filter((other) => other !== one);
    const chosen = files.filter((one) => one.envelope === envelope).map((one) => {
      const text = `${one.file.name} (${group(Math.ceil(one.file.size / 1024))} KiB)`;
      return item(text, one.file.name, field, () => { files = without(files, one); });
    });
    const again = missing.filter((one) => one.envelope === envelope)
      .map((one) => item(t('bid.files.again', one.name), one.name, field, () => { missing = without(missing, one); }));
    byId(field.dataset.list).replaceChildren(...chosen, ...again);
  }
}

function changed() {
  render();
  fieldError('files', filesWrong());
  onChange();
}

/** Shows what is chosen and calls back whenever that changes. */
export function watchFiles(callback) {
  onChange = callback;
  for (const field of fields()) {
    field.addEventListener('change', () => {
      files.push(...[...field.files].map((file) => ({ file, envelope: field.dataset.files })));
      missing = missing.filter((one) => !isChosen(one));
      field.value = '';
      changed();
    });
  }
}
