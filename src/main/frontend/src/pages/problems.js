/** The list of what is still wrong in a form, with a link to each field: read out as a whole, then walked through one by one. */
import { byId, make, show, t } from './dom.js';

/**
 * @param {{id: string, label: string, message: string}[]} wrong in the order of the form; id of the element to go to
 */
export function showProblems(wrong) {
  updateProblems(wrong);
  if (wrong.length > 0) byId('problems').focus();
}

let told = '';

/**
 * The same while somebody is mending: what is right goes from the list, and the focus stays where it is. A list that says the same is not
 * written again, since whoever hears the page would hear it at each key.
 */
export function updateProblems(wrong) {
  const box = byId('problems');
  show(box, wrong.length > 0);
  const tells = JSON.stringify(wrong);
  if (wrong.length === 0 || tells === told) return;
  told = tells;
  box.replaceChildren(make('strong', { class: 't' }, t('problems', wrong.length)), make('ul', {}, ...wrong.map(({ id, label, message }) => {
    const link = make('a', { href: `#${id}` }, `${label}: ${message}`);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      byId(id).focus();
    });
    return make('li', {}, link);
  })));
}
