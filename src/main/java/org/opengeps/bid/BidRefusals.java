package org.opengeps.bid;

import java.util.Locale;
import org.opengeps.kernel.Refusal;

/** Every code with which the intake refuses. The sentences lie with those of all refusals. */
public enum BidRefusals {
  TOO_LARGE,
  MALFORMED,
  ID_REUSED,
  LATE,
  NOT_OPEN_YET,
  BASE_AMOUNT_AWAITED,
  NO_SUCH_TENDER,
  TENDER_CANCELLED,
  NOT_A_SUPPLIER,
  REGISTERED_TOO_LATE,
  NOT_ELIGIBLE_INDUSTRY,
  INDUSTRY_MISSING,
  NOT_ELIGIBLE_REGION,
  NOT_ELIGIBLE_SIZE,
  NOT_ADMITTED,
  WRONG_NOTICE,
  ENVELOPE_HASH,
  FILES_INCOMPLETE,
  FILES_UNPADDED,
  ALREADY_SUBMITTED,
  REPLACES_UNKNOWN,
  NODE_CLOCK_OFF,
  OUTAGE_UNDECIDED,
  CLOSED_MEANWHILE;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Refusal refusal() {
    return Refusal.of(code());
  }

  /** With another sentence, for arguments that help. Never anything that names a bidder. */
  public Refusal refusal(String variant) {
    return Refusal.of(code() + "." + variant);
  }
}
