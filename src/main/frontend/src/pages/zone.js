/** Times as forms hold them: local in the zone of a tender, without an offset. */
import { formatTime } from './dom.js';

/** What the zone's clocks show at an instant, as if it were UTC. */
function shown(instant, zone) {
  return Date.parse(`${formatTime(new Date(instant), zone).replace(' ', 'T')}Z`);
}

/**
 * The instant at which clocks of the zone show the local time, in ISO form; empty for an empty field. An hour that a change to
 * summer time skips becomes the hour after.
 */
export function instantIn(zone, local) {
  if (!local) return '';
  const wanted = Date.parse(`${local}Z`);
  let instant = wanted - (shown(wanted, zone) - wanted);
  instant -= shown(instant, zone) - wanted;
  return new Date(instant).toISOString();
}
