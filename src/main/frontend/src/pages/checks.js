/** What was checked on this device, step by step. */
import { make, t } from './dom.js';
import { sentenceOf } from './doubt.js';
import { instant } from './held.js';

/** @param {{name: string, ok: boolean, detail: string|Date, fault: Error|null}[]} steps as checkReceipt gives them */
export function checkRows(steps) {
  return steps.map(({ name, ok, detail, fault }) => {
    const more = fault ? sentenceOf(fault) : detail instanceof Date ? instant(detail) : detail;
    return make('li', { class: ok ? 'ok' : 'no' }, t(`receipt.${name}`), more ? make('small', {}, more) : '');
  });
}
