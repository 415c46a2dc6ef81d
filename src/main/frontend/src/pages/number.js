/** The business number in a field: read in any form that firms write it in, shown as 999-00-00005 while it is typed or pasted. */
const DIGITS = 10;
const BETWEEN = /[\s\u2010-\u2015\u2212.-]/g;

/** What was typed without what stands between the digits; full-width digits are digits. Letters stay, so that they can be refused. */
export const bareNumber = (text) => text.normalize('NFKC').replace(BETWEEN, '');

/** As much of 999-00-00005 as is there; what is no beginning of a number stays as it was typed. */
export function typedNumber(text) {
  const bare = bareNumber(text);
  if (!/^\d*$/.test(bare) || bare.length > DIGITS) return text;
  return [bare.slice(0, 3), bare.slice(3, 5), bare.slice(5)].filter(Boolean).join('-');
}

/** Where the caret belongs in the formatted text: behind as many digits as before. */
export function caretBehind(formatted, digits) {
  let place = 0;
  for (let seen = 0; seen < digits && place < formatted.length; place++) if (formatted[place] !== '-') seen++;
  return place;
}

/** Formats the field with every change, and leaves the caret at its digit; never while a Korean keyboard composes. */
export function watchNumber(field) {
  field.addEventListener('input', (event) => {
    if (event.isComposing) return;
    const formatted = typedNumber(field.value);
    if (formatted === field.value) return;
    const before = bareNumber(field.value.slice(0, field.selectionStart)).length;
    field.value = formatted;
    const caret = caretBehind(formatted, before);
    field.setSelectionRange(caret, caret);
  });
}
