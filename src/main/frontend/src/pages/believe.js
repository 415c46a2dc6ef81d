/** What the bid page checks before it seals, shown check by check. */
import { checkTender, TenderDoubt } from '../crypto/tender.js';
import { byId, getJson, make, show, t } from './dom.js';
import { adviceOf, sentenceOf } from './doubt.js';
import { isLater, placeTitle } from './lotname.js';
import { placeAt, placeOfKey, rememberKeys } from './store.js';
import { currentTrust } from './trustfile.js';

const TURNS = 10;
const PAUSE = 1000;

function item(tone, text, detail) {
  byId('tender-checks').append(make('li', { class: tone }, text, detail ? make('small', {}, detail) : ''));
}

/** A key that comes back in another tender, or in another round: whoever opened the one opens the other. */
function insistOnFresh(keys, number, lot) {
  const own = [placeAt(number, lot), ...(isLater(lot) ? [] : [number])]; // what was kept before there were re-bids names the tender alone
  const other = keys.map(placeOfKey).find((place) => place !== undefined && !own.includes(place));
  if (other) throw new TenderDoubt('key-reused', [placeTitle(other)]);
}

/** The tender as the server tells it; a notice or correction that has just appeared is in the log within a second or two. */
async function logged(number) {
  for (let turn = 0; ; turn++) {
    const answer = await getJson(`/api/v1/tenders/${number}`);
    const all = answer.log && (answer.postponementLog || !answer.postponements?.length);
    if (all || turn === TURNS) return answer;
    await new Promise((resolve) => { setTimeout(resolve, PAUSE); });
  }
}

/**
 * Fetches the tender and believes it only after every check; each is listed on the page.
 *
 * @returns {Promise<{notice: object, noticeHash: string, keys: string[]}|null>} null if a check failed: the page says which
 */
export async function believe(number, lot) {
  byId('tender-checks').replaceChildren();
  show(byId('doubt'), false);
  try {
    const [answer, trust] = await Promise.all([logged(number), currentTrust()]);
    const tender = await checkTender(answer, trust, number, lot, (step, ...details) => item('ok', t(`check.${step}`, ...details)));
    insistOnFresh(tender.keys, number, lot);
    item('ok', t('check.fresh'));
    return tender;
  } catch (e) {
    item('no', sentenceOf(e));
    byId('doubt').replaceChildren(make('strong', { class: 't' }, t('doubt')), sentenceOf(e), ' ', adviceOf(e));
    show(byId('doubt'));
    return null;
  }
}

/** From now on these keys belong to this place. */
export function remember({ keys }, place) {
  rememberKeys(keys, place);
}
