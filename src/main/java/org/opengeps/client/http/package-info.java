/** The engine as a bidder's device sees it: plain HTTP, nothing believed unchecked. */
package org.opengeps.client.http;
