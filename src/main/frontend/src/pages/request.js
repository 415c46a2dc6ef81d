/** What an officer asks a candidate for. Its date is reckoned by the platform, which knows the law and its calendar; here it is kept fresh. */
import { getJson } from './dom.js';
import { textOf } from './texts.js';

/** A date is good for five minutes. */
const EVERY = 60_000;

export const callOf = ({ dataset: { task, tender, lot, ranking, submission, asked, due } }) => ({
  type: `opengeps/${task}/1`, tender, lot, rankingHash: ranking, submission, asked: { ko: textOf('askedKo'), en: textOf('askedEn') }, askedAt: asked, dueAt: due,
});

/** Takes the date anew each minute, so that whoever writes long has no stale one; what was typed stays. */
export function keepFresh(form, render) {
  const { number, lot, task, submission } = form.dataset;
  const draft = `/api/v1/tenders/${number}/award/${task}s/draft?lot=${encodeURIComponent(lot)}&submission=${submission}`;
  setInterval(async () => {
    const fresh = await getJson(draft).catch(() => null);
    if (!fresh || form.querySelector('button[type=submit]').disabled) return; // being signed
    form.dataset.asked = fresh.askedAt;
    form.dataset.due = fresh.dueAt;
    render();
  }, EVERY);
}
