/** Commands of a bidder: seal on the own device, hand in, ask for the receipt, cancel. */
package org.opengeps.cli.bid;
