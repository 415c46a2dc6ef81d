/** The server's clock, so that a page can show it and a bidder can compare. */
package org.opengeps.rest.time;
