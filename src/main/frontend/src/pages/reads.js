/** On the page of a receipt: who has read what of the bid, for the firm that bid. Each read is checked on this device. */
import { checkRead } from '../crypto/read.js';
import { utf8 } from '../crypto/bytes.js';
import { canonicalText } from '../crypto/json.js';
import { byId, explain, getJson, make, offer, show, t } from './dom.js';
import { instant, isOpened } from './held.js';
import { numberOf } from './store.js';
import { currentTrust } from './trustfile.js';

const bidsOf = (core) => `/api/v1/tenders/${numberOf(core.tender)}/bids`;

/** Whether somebody of a firm is logged in, as the frame of the page says. */
export const isFirm = () => byId('logout') !== null && document.querySelector('.og-nav a[href^="/buyer/"]') === null;

/** How often a bid was read; null where this is not known here: somebody else's, or nobody is logged in. */
export async function countReads(core, worth) {
  if (!core || !isOpened(worth) || !isFirm()) return null;
  const { bids } = await getJson(`${bidsOf(core)}/reads`).catch(() => ({ bids: [] }));
  return bids.find(({ submission }) => submission === core.submission)?.count ?? null;
}

/** What was read: a file by its name, if this device has sealed it. */
function what({ envelope, file }, names) {
  const thing = file === null ? t('reads.list') : t('reads.file', names?.[file] ?? `${file.slice(0, 12)}…`);
  return `${t(`envelope.${envelope}`)} · ${thing}`;
}

function who({ roles, reader, purpose }, agency) {
  const as = roles.map((role) => t(`reads.role.${role}`)).join(', ');
  return `${t(`reads.purpose.${purpose}`)} · ${agency} ${as}${reader ? ` ${reader.name}` : ''}`;
}

/** What the proof says must be what is shown, and the name the one that it has fixed. */
async function proofOf(read, submission, trust) {
  if (!read.proof) return [make('span', { class: 'krds-badge bg-light-information' }, t('reads.waiting'))];
  const { ok } = await checkRead(read, submission, trust);
  const badge = make('span', { class: `krds-badge ${ok ? 'bg-light-success' : 'bg-light-danger'}` }, t(ok ? 'reads.proven' : 'reads.unproven'));
  const save = make('a', {}, t('reads.save'));
  offer(save, utf8(canonicalText(read.proof)), `read-${submission}-${read.at.replace(/[^0-9]/g, '')}.json`, 'application/json');
  return [badge, save];
}

async function row(read, agency, { core, names, trust }) {
  return make('li', {}, make('span', { class: 'n' }, make('strong', {}, what(read, names)), make('span', { class: 'og-meta' }, ` ${instant(read.at)} · ${who(read, agency)}`)),
    make('span', { class: 'og-links' }, ...(await proofOf(read, core.submission, trust))));
}

async function add(core, names, from) {
  const about = { core, names, trust: await currentTrust() };
  const { agencyName, count, reads } = await getJson(`${bidsOf(core)}/${core.submission}/reads?from=${from}`);
  byId('reads-list').append(...(await Promise.all(reads.map((read) => row(read, agencyName[document.documentElement.lang] ?? agencyName.ko, about)))));
  byId('reads-note').textContent = count === 0 ? t('reads.none') : t('reads.count', count);
  const more = byId('reads-more');
  show(more, from + reads.length < count);
  more.onclick = () => add(core, names, from + reads.length).catch((e) => { byId('reads-note').textContent = explain(e); });
}

/** Nothing is shown of a bid that was not opened: nobody can have read it. */
export async function showReads(core, bid, worth) {
  const opened = isOpened(worth);
  show(byId('reads'), opened);
  if (!opened) return;
  show(byId('reads-login'), !isFirm());
  if (!isFirm()) return;
  byId('reads-list').replaceChildren();
  if ((await countReads(core, worth)) === null) byId('reads-note').textContent = t('reads.other');
  else await add(core, bid?.names, 0).catch((e) => { byId('reads-note').textContent = explain(e); });
}
