/**
 * What every request passes before it reaches a room: the host it asks for, the address it comes
 * from, the headers of its answer, the lane it waits in. Knows no business.
 */
package org.opengeps.door;
