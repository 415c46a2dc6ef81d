package org.opengeps.opening;

import java.util.List;

/**
 * Who bid for a lot, as its opening record says.
 *
 * @param tender number without order
 * @param bidders those whose bids count, in the order of the record; a firm once
 */
public record CountedBids(String tender, String lot, List<Bidder> bidders) {
  public CountedBids {
    bidders = List.copyOf(bidders);
  }

  /**
   * @param number business number
   */
  public record Bidder(String number, String name) {}
}
