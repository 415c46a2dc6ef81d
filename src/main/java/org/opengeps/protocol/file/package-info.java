/**
 * Files of a bid: encrypted on the bidder's device before they are uploaded (docs/protocol.md
 * section 6).
 */
package org.opengeps.protocol.file;
