/** A mandate of an auditor: for whom, over which agencies, from when until when, why. Agencies are found by name and signed by code. */
import { byId, explain, fieldError, getJson, make, t } from './dom.js';
import { textOf } from './texts.js';
import { instantIn } from './zone.js';

/** What must be filled before anybody signs one. */
export const MANDATE_FIELDS = ['from', 'until', 'reasonKo'];

/** Names of the chosen agencies by their code. */
const chosen = new Map();

/** The message as the form says it now. */
export function mandateOf(form) {
  const auditor = byId('auditor').selectedOptions[0];
  const at = (id) => instantIn(form.dataset.zone, textOf(id));
  return {
    type: 'opengeps/mandate/1', auditor: auditor.value, certifiedName: auditor.dataset.name ?? '', agencies: [...chosen.keys()].sort(),
    from: at('from'), until: at('until'), reason: { ko: textOf('reasonKo'), en: textOf('reasonEn') },
  };
}

/** Whether somebody and some agency are chosen; says beside the fields what is missing. */
export function isMandateWhole() {
  const nobody = fieldError('auditor', byId('auditor').value ? '' : t('required'));
  const nothing = fieldError('agencies', chosen.size ? '' : t('mandate.agencies'));
  if (nobody || nothing) byId(nobody ? 'auditor' : 'agency-search').focus();
  return !nobody && !nothing;
}

const nameOf = ({ name }) => name[document.documentElement.lang] || name.ko;

/** An agency of a list, with what can be done with it. */
function row(code, name, action, act) {
  const button = make('button', { type: 'button', class: 'krds-btn small tertiary', 'aria-label': `${action}: ${name} (${code})` }, action);
  button.addEventListener('click', act);
  return make('li', { 'data-code': code }, make('span', { class: 'n' }, `${name} (${code})`), button);
}

/** Shows what is chosen, and tells the page, which writes the message anew. */
function changed(form) {
  const remove = (code) => () => {
    chosen.delete(code);
    changed(form);
    byId('agency-search').focus();
  };
  byId('agencies-chosen').replaceChildren(...[...chosen].map(([code, name]) => row(code, name, t('bid.remove'), remove(code))));
  const box = byId('message');
  const names = JSON.parse(box.dataset.codes ?? '{}');
  box.dataset.codes = JSON.stringify({ ...names, agencies: { ...names.agencies, ...Object.fromEntries(chosen) } });
  fieldError('agencies', '');
  form.dispatchEvent(new Event('input', { bubbles: true }));
}

async function find(form) {
  const state = byId('agencies-found-state');
  try {
    const { agencies, cut } = await getJson(`/api/v1/agencies?q=${encodeURIComponent(textOf('agency-search'))}`);
    state.textContent = t(cut ? 'mandate.more' : 'mandate.found', agencies.length);
    byId('agencies-found').replaceChildren(...agencies.map((one) => row(one.code, nameOf(one), t('mandate.add'), () => {
      chosen.set(one.code, nameOf(one));
      changed(form);
    })));
  } catch (e) {
    state.textContent = explain(e);
  }
}

/** Finds agencies by the button, and by Enter, which must not sign. */
export function watchMandate(form) {
  byId('agency-find').addEventListener('click', () => find(form));
  byId('agency-search').addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    find(form);
  });
}
