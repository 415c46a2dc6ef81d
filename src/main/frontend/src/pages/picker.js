/** Choosing codes from the register's lists: a list with names, what was chosen below it, each to be taken out again. */
import { byId, make, t } from './dom.js';

const codesOf = (field) => field.value.split(/[\s,]+/).filter(Boolean);

/** One pair of list and hidden field; without a list nothing can be changed. */
class Picker {
  constructor(field, list, names) {
    Object.assign(this, { field, list, names });
  }

  chip(code) {
    const name = this.names[code] ? `${this.names[code]} (${code})` : code;
    const text = make('span', { class: 'n' }, name);
    if (!this.list) return make('li', {}, text);
    const remove = make('button', { type: 'button', class: 'krds-btn small tertiary', 'aria-label': `${t('bid.remove')}: ${name}` }, t('bid.remove'));
    remove.addEventListener('click', () => {
      this.set(codesOf(this.field).filter((one) => one !== code));
      this.list.focus();
    });
    return make('li', {}, text, remove);
  }

  render() {
    byId(`${this.field.id}-chosen`).replaceChildren(...codesOf(this.field).map((code) => this.chip(code)));
  }

  set(codes) {
    this.field.value = [...new Set(codes)].sort().join(', ');
    this.render();
    this.field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  addChosen() {
    if (this.list.value) this.set([...codesOf(this.field), this.list.value]);
    this.list.value = '';
  }
}

/** @param {{industries: object, regions: object}} names of the codes, for the fields of these ids */
export function watchPickers(names) {
  for (const [id, known] of Object.entries(names)) {
    const picker = new Picker(byId(id), byId(`${id}-add`), known);
    byId(`${id}-add-button`)?.addEventListener('click', () => picker.addChosen());
    picker.render();
  }
}
