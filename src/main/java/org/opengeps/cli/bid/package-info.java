/** Commands of a bidder: seal on the own device, hand in, ask for the receipt. */
package org.opengeps.cli.bid;
