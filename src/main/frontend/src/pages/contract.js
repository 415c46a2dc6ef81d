/**
 * The firm that got the award reads the contract that the agency signed, and consents to its hash or declines. The page shows the contract
 * itself, read from the agency's signature, and never in the server's words.
 */
import { fromBase64 } from '../crypto/bytes.js';
import { sha256Hex } from '../crypto/hash.js';
import { canonical } from '../crypto/json.js';
import { checkShown, NotWhatWasShown } from '../crypto/prepared.js';
import { readSigned, signData } from '../crypto/signed.js';
import { officialTime } from './clock.js';
import { byId, explain, fieldError, make, postSigned, show, t } from './dom.js';
import { forgetPassword, signerFromFields } from './keyfile.js';
import { showMessage, shownIn } from './message.js';

const form = byId('contract-form');

function tell(tone, title, detail = '') {
  byId('contract-state').className = `og-note ${tone}`;
  byId('contract-state').replaceChildren(make('strong', { class: 't' }, title), ...(detail ? [make('p', {}, detail)] : []));
  byId('contract-state').focus();
}

const contractOf = (box) => readSigned(fromBase64(box.dataset.signed)).content;
const chosen = () => form.querySelector('input[name="step"]:checked')?.value ?? '';

/** What is signed: the step about exactly the contract on the page. */
export function stepAbout(kind, content) {
  const { tender, lot } = JSON.parse(new TextDecoder().decode(content));
  return { type: `opengeps/contract-${kind}/1`, tender, lot, contract: sha256Hex(content) };
}

async function send(kind) {
  const signer = await signerFromFields();
  if (!signer) return;
  const content = contractOf(byId('message'));
  checkShown(content, 'opengeps/contract/1', shownIn(byId('message')));
  const message = canonical(stepAbout(kind, content));
  await postSigned(`/api/v1/tenders/${form.dataset.number}/contract/${kind}`, await signData(signer, message, await officialTime()));
  forgetPassword();
  show(form, false);
  tell('good', t(`contract.done.${kind}`), t(`contract.done.${kind}.detail`));
}

async function attempt(kind) {
  byId('contract-send').disabled = true;
  try {
    await send(kind);
  } catch (e) {
    tell('bad', t('contract.refused'), e instanceof NotWhatWasShown ? t('buyer.signing.other', e.member) : explain(e));
  } finally {
    byId('contract-send').disabled = false;
  }
}

const box = byId('message');
if (box) showMessage(box, JSON.parse(new TextDecoder().decode(contractOf(box))));
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const kind = chosen();
  if (fieldError('step', kind ? '' : t('contract.choose'))) form.querySelector('input[name="step"]').focus();
  else attempt(kind);
});
