/** Small tools of the pages: words, elements, requests. */

const texts = JSON.parse(document.body.dataset.texts ?? '{}');

/** Adds the texts that only this page has. @param {string} json {key: text} */
export function addTexts(json) {
  Object.assign(texts, JSON.parse(json));
}

/** The text of a key with its places {0}, {1} filled; the key itself if there is none. */
export function t(key, ...values) {
  return (texts[key] ?? key).replace(/\{(\d)\}/g, (_, i) => String(values[Number(i)] ?? ''));
}

/** A business number as firms write it: 999-00-00005; anything else as it is. */
export const businessNumber = (digits) => String(digits).replace(/^(\d{3})(\d{2})(\d{5})$/, '$1-$2-$3');

export const hasText = (key) => key in texts;
export const byId = (id) => document.getElementById(id);
export const show = (element, visible = true) => element.classList.toggle('og-hidden', !visible);

/** An element with attributes and children; strings become text, never markup. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

export function fact(list, term, ...values) {
  list.append(make('dt', {}, term), make('dd', {}, ...values));
}

/**
 * Writes an error beside its field and links it for screen readers; an empty text clears it. So does the next change of the field: an
 * error that stays after it was mended is believed twice.
 */
export function fieldError(id, message) {
  const error = byId(`${id}-error`);
  if (error.textContent !== message) error.textContent = message; // written again it would be read out again
  const input = byId(id);
  if (input && message) {
    input.setAttribute('aria-invalid', 'true');
    clearWithTheNextChange(id, input);
  } else input?.removeAttribute('aria-invalid');
  if (!input && message) document.querySelectorAll(`input[name="${id}"]`).forEach((choice) => clearWithTheNextChange(id, choice));
  return message !== '';
}

const watched = new WeakMap();

function clearWithTheNextChange(id, input) {
  watched.get(input)?.abort(); // what watched for the last error must not clear this one
  const watch = new AbortController();
  watched.set(input, watch);
  for (const event of ['input', 'change']) input.addEventListener(event, () => fieldError(id, ''), { once: true, signal: watch.signal });
}

/** An answer of the server that is an expected refusal, with its code and signed proof if it has one. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem[document.documentElement.lang] ?? problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.status = status;
    this.code = problem.code ?? String(status);
    this.signature = problem.signature ?? null;
  }
}

/** A failure whose message is already a sentence for people. */
export class Told extends Error {}

export class NetworkFailure extends Told {}

/** fetch that tells a refusal (problem+json) from a broken line. */
export async function request(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { credentials: 'same-origin', ...options });
  } catch {
    throw new NetworkFailure(t('error.network'));
  }
  if (response.ok) return response;
  const type = response.headers.get('content-type') ?? '';
  throw new Refused(response.status, type.includes('json') ? await response.json() : {});
}

export async function getJson(path, options = {}) {
  return (await request(path, { headers: { accept: 'application/json' }, ...options })).json();
}

/** Posts a signed message. A Blob, because a bare byte array is sent many times slower. */
export function postSigned(path, der) {
  return request(path, {
    method: 'POST', headers: { 'content-type': 'application/pkcs7-mime' }, body: new Blob([der], { type: 'application/pkcs7-mime' }),
  });
}

/** What to tell a person about a failure. */
export function explain(error) {
  if (error instanceof Told) return error.message;
  if (error instanceof Refused) return `${error.message} (${t('bid.refused.code', error.code)})`;
  return t('error.unexpected', error.message);
}

/** `closesAt: The closing ...` with the member's name as the page calls it. */
const named = (text) => text.replace(/(^|\| )([a-z][\w.[\]]*): /gi, (all, before, member) => {
  const key = `field.${member.replace(/\[\d+\]/g, '').toLowerCase()}`;
  return hasText(key) ? `${before}${t(key)}: ` : all;
});

/** Tells an officer about a failure: the sentence, and its code in small letters for whoever helps. */
export function tellFailure(box, error) {
  box.className = 'og-note bad';
  const code = error instanceof Refused ? [' ', make('small', { class: 'og-code' }, error.code)] : [];
  box.replaceChildren(error instanceof Refused ? named(error.message) : explain(error), ...code);
}

export const pad = (n) => String(n).padStart(2, '0');

/** Date and time to the second in a zone, as the server writes it. */
export function formatTime(date, zone) {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(date);
  const of = (type) => parts.find((p) => p.type === type).value;
  return `${of('year')}-${of('month')}-${of('day')} ${of('hour')}:${of('minute')}:${of('second')}`;
}

/** Names that people know and Intl does not. */
const ZONE_NAMES = { 'Asia/Seoul': 'KST' };

export function zoneName(zone, date = new Date()) {
  if (zone in ZONE_NAMES) return ZONE_NAMES[zone];
  return new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'short' }).formatToParts(date)
    .find((p) => p.type === 'timeZoneName').value;
}

/** Offers bytes as a file under a link. */
export function offer(link, bytes, name, type) {
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  show(link);
}
