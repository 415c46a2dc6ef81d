/** What a bidder's program believes before it seals. */
package org.opengeps.client.seal;
