package org.opengeps.method.screening;

import java.math.BigDecimal;

/** A candidate qualifies with a total that reaches the pass mark T (적격 통과점수). */
final class CandidateQualifies {
  private CandidateQualifies() {}

  static boolean judge(BigDecimal total, BigDecimal passMark) {
    return total.compareTo(passMark) >= 0;
  }
}
