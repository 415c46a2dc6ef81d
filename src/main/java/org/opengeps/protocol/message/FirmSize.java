package org.opengeps.protocol.message;

import java.util.Locale;

/**
 * How large a firm is, from small to large (중소기업기본법 제2조, 소상공인기본법 제2조). Each includes all before it
 * where it is a limit: 소상공인 are 소기업, and 소기업 are 중소기업.
 */
public enum FirmSize {
  /** 소상공인. */
  MICRO,
  /** 소기업. */
  SMALL,
  /** 중기업. */
  MEDIUM,
  /** 중견기업, 대기업: no limit of a notice. */
  LARGE;

  /** As messages say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a firm of this size may bid where that is the limit. */
  public boolean isWithin(FirmSize largest) {
    return compareTo(largest) <= 0;
  }
}
