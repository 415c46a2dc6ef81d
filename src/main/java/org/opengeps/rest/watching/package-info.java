/** {@code /api/v1/watching}: what the person who is logged in follows. */
package org.opengeps.rest.watching;
