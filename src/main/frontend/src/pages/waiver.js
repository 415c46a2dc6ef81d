/**
 * A candidate does not want the contract: what is signed is made here from the ranking that the platform signed, for the bid that the
 * address names. Whether it is its turn the platform says when it is sent: nobody else is told how far the examination is.
 */
import { handIn, submission, tell } from './candidate.js';
import { byId, fieldError, getJson, show, t } from './dom.js';
import { showMessage } from './message.js';

const { number, lot } = byId('waiver').dataset;

/** What is signed; null if the bid is no candidate, or the round is over. */
export function waiverFor(award, bid) {
  const candidate = award.ranking.bids.some((one) => one.submission === bid && one.rank !== null);
  if (!candidate || award.decision || award.unsuccessful) return null;
  return { type: 'opengeps/waiver/1', tender: award.tender, lot: award.lot, rankingHash: award.rankingHash, submission: bid };
}

async function run() {
  const award = await getJson(`/api/v1/tenders/${number}/award?lot=${encodeURIComponent(lot)}`).catch(() => null);
  const waiver = award && waiverFor(award, submission);
  if (!waiver) {
    tell('waiver', 'warn', t('waiver.impossible'));
    return;
  }
  tell('waiver', '', t('waiver.read'));
  showMessage(byId('message'), waiver);
  show(byId('waiver'));
  byId('waiver-form').addEventListener('submit', (event) => {
    event.preventDefault();
    if (fieldError('waiver-final', byId('waiver-final').checked ? '' : t('waiver.final'))) byId('waiver-final').focus();
    else handIn('waiver', `/api/v1/tenders/${number}/award/waivers`, waiver, 'waivedAt');
  });
}

run();
