package org.opengeps.bid;

import java.util.Locale;

/**
 * What a firm can ask about a tender before it makes a bid, in the order in which it is told. All
 * but the last three are questions of the intake itself, which stops at the first no.
 */
public enum Requirement {
  /** The notice was not cancelled, and its lot was not bid for once more since. */
  NOTICE,
  /** Between the opening of receipt and the closing. */
  TIME,
  /** Whoever signs acts for a registered supplier. */
  SUPPLIER,
  DEBARMENT,
  /** Registered by the day before the closing. */
  REGISTERED_IN_TIME,
  /** One of the industries of the notice. */
  INDUSTRIES,
  /** Each of the industries that the notice wants together. */
  ALL_INDUSTRIES,
  REGIONS,
  /** No larger than the notice says. */
  SIZE,
  /** In a stage behind the first: passed the one before. */
  ADMITTED,
  /** The certificate's own period. */
  CERTIFICATE,
  /** Whether the certificate was revoked: its authority is asked when a bid is handed in. */
  REVOCATION,
  /** One bid for each firm: nobody here can look up who bid. */
  ONCE,
  /** Notice version, files and their sizes: they belong to a bid, and there is none yet. */
  BID;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
