/** The page of a tender: who has bid from this device sees first what that bid is worth, and is not asked for another one. */
import { byId, show } from './dom.js';
import { heldFor, outdated, standing, worthBox } from './held.js';
import { onHandedInElsewhere } from './tabs.js';

const own = byId('own-bid');

async function run() {
  const held = await heldFor(own.dataset.place);
  const stood = standing(held);
  const shown = stood ?? outdated(held) ?? held.find(({ worth }) => worth.word === 'unanswered') ?? held.find(({ core }) => core);
  show(own, Boolean(shown));
  if (shown) worthBox(own, shown);
  // one button, and the box has it
  for (const element of document.querySelectorAll('[data-bid]')) show(element, !stood && !shown?.worth.again);
}

if (own) {
  onHandedInElsewhere(own.dataset.place, run);
  document.addEventListener('visibilitychange', () => document.hidden || run());
  run();
}
