/**
 * A candidate does not want the contract: what is signed is made here from the ranking that the platform signed, for the bid that the
 * address names. Whether it is its turn the platform says when it is sent: nobody else is told how far the examination is.
 */
import { canonical } from '../crypto/json.js';
import { checkShown } from '../crypto/prepared.js';
import { readSigned, signData } from '../crypto/signed.js';
import { displayName, isSameOrganisation } from '../crypto/x509.js';
import { officialTime } from './clock.js';
import { byId, explain, fieldError, getJson, make, postSigned, show, t } from './dom.js';
import { forgetPassword, signerFromFields } from './keyfile.js';
import { showMessage, shownIn } from './message.js';
import { loadBid } from './store.js';
import { instant } from './held.js';

const { number, lot } = byId('waiver').dataset;
const submission = new URLSearchParams(location.search).get('submission') ?? '';

function tell(tone, title, detail = '') {
  byId('waiver-state').className = `og-note ${tone}`;
  byId('waiver-state').replaceChildren(make('strong', { class: 't' }, title), ...(detail ? [make('p', {}, detail)] : []));
}

/** What is signed; null if the bid is no candidate, or the round is over. */
export function waiverFor(award, bid) {
  const candidate = award.ranking.bids.some((one) => one.submission === bid && one.rank !== null);
  if (!candidate || award.decision || award.unsuccessful) return null;
  return { type: 'opengeps/waiver/1', tender: award.tender, lot: award.lot, rankingHash: award.rankingHash, submission: bid };
}

/** Somebody else's key is refused by the platform; said here where the bid is at hand. */
async function isOwn(signer) {
  const bid = await loadBid(submission).catch(() => null);
  if (!bid?.statement) return true;
  const { certificate } = readSigned(bid.statement);
  if (isSameOrganisation(certificate, signer.certificate)) return true;
  fieldError('keyfile', t('cancellation.other', displayName(signer.certificate), displayName(certificate)));
  byId('keyfile').focus();
  return false;
}

async function send(waiver) {
  const signer = await signerFromFields();
  if (!signer || !(await isOwn(signer))) return;
  const message = canonical(waiver);
  checkShown(message, waiver.type, shownIn(byId('message')));
  const answer = await postSigned(`/api/v1/tenders/${number}/award/waivers`, await signData(signer, message, await officialTime()));
  forgetPassword();
  show(byId('waiver'), false);
  tell('good', t('waiver.done'), t('waiver.done.detail', instant((await answer.json()).waivedAt)));
  byId('waiver-state').focus();
}

async function attempt(waiver) {
  byId('waiver-send').disabled = true;
  try {
    await send(waiver);
  } catch (e) {
    tell('bad', t('waiver.refused'), explain(e));
    byId('waiver-state').focus();
  } finally {
    byId('waiver-send').disabled = false;
  }
}

async function run() {
  const award = await getJson(`/api/v1/tenders/${number}/award?lot=${encodeURIComponent(lot)}`).catch(() => null);
  const waiver = award && waiverFor(award, submission);
  if (!waiver) {
    tell('warn', t('waiver.impossible'));
    return;
  }
  tell('', t('waiver.read'));
  showMessage(byId('message'), waiver);
  show(byId('waiver'));
  byId('waiver-form').addEventListener('submit', (event) => {
    event.preventDefault();
    if (fieldError('waiver-final', byId('waiver-final').checked ? '' : t('waiver.final'))) byId('waiver-final').focus();
    else attempt(waiver);
  });
}

run();
