package org.opengeps.method.lowest;

import java.math.BigDecimal;

/** A candidate qualifies with a total that reaches the pass mark T (적격 통과점수). */
public final class CandidateQualifies {
  private CandidateQualifies() {}

  public static boolean judge(BigDecimal total, BigDecimal passMark) {
    return total.compareTo(passMark) >= 0;
  }
}
