/** What the bid page checks before it seals, shown check by check. */
import { checkTender, TenderDoubt } from '../crypto/tender.js';
import { byId, getJson, make, show, t } from './dom.js';
import { adviceOf, sentenceOf } from './doubt.js';
import { isLater, placeTitle } from './lotname.js';
import { placeAt, placeOfKey, rememberKeys } from './store.js';
import { currentTrust } from './trustfile.js';

const TURNS = 10;
const PAUSE = 1000;

/** So many lines a check has at the first time, as a rule: what grows or shrinks while somebody clicks below it takes the click away. */
const LINES = 5;

/** Lines that wait for their step, as many as there were. */
function waiting() {
  const list = byId('tender-checks');
  const lines = Array.from({ length: list.children.length || LINES }, () => make('li', { class: 'wait', 'aria-hidden': 'true' }, t('check.wait')));
  list.replaceChildren(...lines);
}

function item(tone, text, detail) {
  const line = make('li', { class: tone }, text, detail ? make('small', {}, detail) : '');
  const next = byId('tender-checks').querySelector('.wait');
  if (next) next.replaceWith(line);
  else byId('tender-checks').append(line);
}

function done() {
  for (const line of byId('tender-checks').querySelectorAll('.wait')) line.remove();
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
  waiting();
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
  } finally {
    done();
  }
}

/** From now on these keys belong to this place. */
export function remember({ keys }, place) {
  rememberKeys(keys, place);
}
