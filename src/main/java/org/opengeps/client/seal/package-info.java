/**
 * Bidding from the bidder's own device: fetch the tender, believe nothing of it unchecked, seal,
 * send, and check the receipt. Knows public keys only, apart from the bidder's own signing key.
 */
package org.opengeps.client.seal;
