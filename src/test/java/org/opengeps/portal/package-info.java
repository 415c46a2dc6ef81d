/** Pages rendered from fixtures, and pages in a browser. */
package org.opengeps.portal;
