/** What readers take away: the bundle of a tender, with which anybody checks it offline. */
package org.opengeps.opendata;
