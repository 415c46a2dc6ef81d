/** The door through which sealed bids come in. */
package org.opengeps.rest.submissions;
