/**
 * Doors for committee members' clients: keys, ceremonies, duties, opening packages, partials.
 * Everything that changes something is a signed message.
 */
package org.opengeps.rest.committee;
