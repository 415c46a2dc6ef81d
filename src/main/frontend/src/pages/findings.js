/** What the rules find in a draft while it is written, in one box and beside the fields. */
import { canonical } from '../crypto/json.js';
import { byId, make, request, t, tellFailure } from './dom.js';
import { isOnlyLot, label } from './labels.js';

function showFindings(form, findings) {
  const box = byId('findings');
  const lang = document.documentElement.lang;
  const name = (field) => [label(field, isOnlyLot()), ': '];
  box.className = `og-note ${findings.length ? 'warn' : 'good'}`;
  box.replaceChildren(findings.length
    ? make('ul', {}, ...findings.map((f) => make('li', {}, ...name(f.field), f[lang] ?? f.en, f.article ? make('small', {}, ` (${f.article[lang] || f.article.ko})`) : '')))
    : t('buyer.rules.ok'));
  for (const element of form.querySelectorAll('.error[id$="-error"]')) {
    const field = element.id.slice(0, -6);
    if (!['keyfile', 'password'].includes(field)) element.textContent = findings.find((f) => f.field === field)?.[lang] ?? '';
  }
}

/** Says what is to be filled in before anything can be judged. */
export function askToFill() {
  byId('findings').className = 'og-note';
  byId('findings').textContent = t('buyer.rules.fill');
}

/**
 * Has the rules judge a draft and shows what they find.
 *
 * @param {object} message the draft
 * @returns {Promise<object[] | undefined>} what it changes of the order before; undefined if the rules could not be asked
 */
export async function judge(form, message) {
  try {
    const response = await request('/api/v1/notices/check', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: canonical(message),
    });
    const { findings, changes } = await response.json();
    showFindings(form, findings);
    return changes;
  } catch (e) {
    tellFailure(byId('findings'), e);
    return undefined;
  }
}
