/** Documents of a draft: chosen and checked here, taken out again if wished, sent when the officer signs. */
import { hex } from '../crypto/bytes.js';
import { lookOf } from '../crypto/filenames.js';
import { byId, make, t } from './dom.js';
import { group } from './amount.js';
import { announceAndSend } from './upload.js';

const DOOR = '/api/v1/notices/uploads';
const input = byId('documents');
const { files: mostFiles, fileSize, totalSize, kinds } = JSON.parse(input?.dataset.limits ?? '{}');

/** {name, size, sha256, blob}; those of an earlier notice have no blob: they are stored already. */
const documents = JSON.parse(input?.dataset.kept ?? '[]');
const stored = new Set(documents.map((document) => document.sha256));

export const attachments = () => documents.map(({ name, size, sha256 }) => ({ name, size, sha256 }));

async function read(file) {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return { name: file.name.normalize('NFC'), size: file.size, sha256: hex(new Uint8Array(digest)), blob: file };
}

/** Why a file cannot be attached, or an empty text. */
function problem(file) {
  const name = file.name.normalize('NFC');
  if (!kinds.some((kind) => name.toLowerCase().endsWith(kind))) return t('documents.kind', name, kinds.join(' '));
  if (file.size < 1 || file.size > fileSize) return t('documents.size', name, mebi(fileSize));
  if (documents.some((document) => lookOf(document.name) === lookOf(name))) return t('documents.twice', name);
  const total = documents.reduce((sum, document) => sum + document.size, file.size);
  return documents.length >= mostFiles || total > totalSize ? t('documents.many', mostFiles, mebi(totalSize)) : '';
}

const mebi = (bytes) => `${bytes >> 20} MiB`;

function tell(problems) {
  byId('documents-problem').textContent = problems.join(' ');
  input.toggleAttribute('aria-invalid', problems.length > 0);
}

async function add(chosen, onChange) {
  const problems = [];
  for (const file of chosen) {
    const wrong = problem(file);
    if (wrong) problems.push(wrong);
    else documents.push(await read(file));
  }
  tell(problems);
  render(onChange);
}

function render(onChange) {
  byId('document-list').replaceChildren(...documents.map((document, i) => {
    const remove = make('button', { type: 'button', class: 'krds-btn small tertiary', 'aria-label': `${t('bid.remove')}: ${document.name}` }, t('bid.remove'));
    remove.addEventListener('click', () => {
      documents.splice(i, 1);
      tell([]);
      render(onChange);
      input.focus();
    });
    const size = `${group(Math.ceil(document.size / 1024))} KiB`;
    return make('li', {}, make('span', { class: 'n' }, `${document.name} (${size})`), remove);
  }));
  onChange();
}

/** Shows what is attached and calls back whenever that changes. */
export function watchDocuments(onChange) {
  input.addEventListener('change', async () => {
    const chosen = [...input.files];
    input.value = '';
    await add(chosen, onChange);
  });
  render(onChange);
}

/** Sends what the server does not have yet. A second try does not send again what arrived. */
export async function sendDocuments(draft, signer, onProgress) {
  const fresh = documents.filter((document) => !stored.has(document.sha256));
  if (fresh.length === 0) return;
  const files = fresh.map(({ name, size, sha256 }) => ({ name, size, sha256 }));
  const manifest = { type: 'opengeps/document-upload/1', draft, upload: crypto.randomUUID(), files };
  await announceAndSend(DOOR, manifest, fresh, signer, onProgress);
  for (const document of fresh) stored.add(document.sha256);
}
