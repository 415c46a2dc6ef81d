/** Recomputes the price draw from published values and compares it with the signed record. */
import { drawPrices, estimate } from '../crypto/draw.js';
import { amountText, scaleOf } from '../crypto/money.js';
import { byId, make, t } from './dom.js';

const box = byId('draw-check');

/**
 * Names of what differs; empty when all is the same.
 * `picks` are the serials that the opened bids picked, in one row.
 */
function differences({ closeHash, v, draw, picks }, parameters, base, gate) {
  const own = drawPrices(v, gate, closeHash, parameters, base);
  const text = (minor) => amountText(minor, scaleOf(base));
  const wrong = [];
  for (const price of own) {
    const stated = draw.prices.find((p) => p.serial === price.serial);
    if (text(price.price) !== stated.price) wrong.push(`#${price.serial}: ${text(price.price)}`);
  }
  const result = estimate(own, picks, parameters.selected);
  if (text(result.estimatedPrice) !== draw.estimatedPrice) wrong.push(text(result.estimatedPrice));
  for (const { serial, count, selected } of draw.prices) {
    if (result.counts.get(serial) !== count || result.selected.includes(serial) !== selected) wrong.push(`#${serial}`);
  }
  return wrong;
}

function tell(tone, text) {
  byId('draw-verdict').className = `og-note ${tone}`;
  byId('draw-verdict').replaceChildren(make('strong', { class: 't' }, text));
}

function run() {
  const { drawn, draw, base, gate } = box.dataset;
  if (!gate) {
    tell('warn', t('draw.missing'));
    return;
  }
  const wrong = differences(JSON.parse(drawn), JSON.parse(draw), base, gate);
  tell(wrong.length ? 'bad' : 'good', wrong.length ? t('draw.bad', wrong.join(', ')) : t('draw.ok'));
}

if (box) run();

