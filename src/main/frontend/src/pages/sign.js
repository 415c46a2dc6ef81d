/** The officers' signatures: approving, publishing, scoring, awarding. What is signed is made here, or fetched and held against what was shown. */
import { canonical } from '../crypto/json.js';
import { checkAward, checkNotice, NotWhatWasShown } from '../crypto/prepared.js';
import { signData } from '../crypto/signed.js';
import { serverNow } from './clock.js';
import { byId, explain, fieldError, postSigned, request, t } from './dom.js';
import { forgetPassword, signerFromFields } from './keyfile.js';
import { isSheetRight, scoresOf, watchSheet } from './score.js';
import { textOf, textProblem } from './texts.js';

const form = document.querySelector('form[data-task]');

const sign = (signer, bytes) => signData(signer, bytes, new Date(serverNow()));
const bytesOf = async (response) => new Uint8Array(await response.arrayBuffer());

/** Each task sends its message and says where to go then. */
const TASKS = {
  async approve(signer, { draft, hash }) {
    const message = { type: 'opengeps/approval/1', draft, draftHash: hash };
    await postSigned(`/api/v1/notices/${draft}/approval`, await sign(signer, canonical(message)));
    return location.href;
  },

  /** The signed wish to cancel; a second officer approves it before it is published. */
  async cancel(signer, { tender }) {
    const draft = crypto.randomUUID();
    const reason = { ko: textOf('reasonKo'), en: textOf('reasonEn') };
    const message = { type: 'opengeps/draft/1', draft, kind: 'cancellation', tender, reason };
    await postSigned('/api/v1/notices', await sign(signer, canonical(message)));
    return `/buyer/file.xhtml?draft=${draft}`;
  },

  /** Two signatures: the order to prepare (a new notice gets its key), then exactly the notice that came back. */
  async publish(signer, { draft, content }) {
    const order = { type: 'opengeps/prepare/1', draft, ceremony: byId('ceremony')?.value ?? null };
    const prepared = await postSigned(`/api/v1/notices/${draft}/prepare`, await sign(signer, canonical(order)));
    const notice = await bytesOf(prepared);
    checkNotice(notice, JSON.parse(content), signer.certificate);
    const published = await postSigned(`/api/v1/notices/${draft}/publication`, await sign(signer, notice));
    return `/tenders/${(await published.json()).tender}`;
  },

  async score(signer, { number, tender, ranking, submission }) {
    const message = { type: 'opengeps/score/1', tender, lot: '0', rankingHash: ranking, submission, scores: scoresOf(form) };
    await postSigned(`/api/v1/tenders/${number}/scores`, await sign(signer, canonical(message)));
    return location.href;
  },

  async award(signer, { number, tender, ranking, submission, amount }) {
    const award = await bytesOf(await request(`/api/v1/tenders/${number}/award/draft`));
    checkAward(award, { tender, rankingHash: ranking, submission, amount });
    await postSigned(`/api/v1/tenders/${number}/award`, await sign(signer, award));
    return `/tenders/${number}/result`;
  },
};

function tell(tone, text) {
  byId('outcome').className = `og-note ${tone}`;
  byId('outcome').textContent = text;
}

/** Fields that must be filled before anybody signs. */
function isFilled() {
  const empty = ['reasonKo'].filter((id) => byId(id) && fieldError(id, textProblem(textOf(id), { longest: 1000, paragraphs: true })));
  byId(empty[0])?.focus();
  return empty.length === 0 && isSheetRight(form);
}

form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (!isFilled()) return;
  byId('do-sign').disabled = true;
  try {
    const signer = await signerFromFields();
    if (!signer) return;
    tell('', t('buyer.signing'));
    const next = await TASKS[form.dataset.task](signer, form.dataset);
    forgetPassword();
    location.assign(next);
  } catch (e) {
    tell('bad', e instanceof NotWhatWasShown ? t('buyer.signing.other', e.member) : explain(e));
  } finally {
    byId('do-sign').disabled = false;
  }
});

if (form?.dataset.task === 'score') watchSheet(form);
