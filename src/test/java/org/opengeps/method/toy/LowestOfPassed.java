package org.opengeps.method.toy;

import java.util.List;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.RuleSet;
import org.opengeps.method.AwardMethod;
import org.opengeps.method.Procedure;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.OfferMember;

/**
 * A method for tests in two envelopes: bids say days in the technical one and a price in the other;
 * of those who passed the lowest price wins.
 */
public final class LowestOfPassed implements AwardMethod {
  public static final String WORD = "lowest-of-passed";
  private final LowestPrice among = new LowestPrice();

  @Override
  public String word() {
    return WORD;
  }

  @Override
  public List<List<String>> stages() {
    return List.of(List.of("technical", "price"));
  }

  @Override
  public List<OfferMember> offer(RuleSet rules) {
    return List.of(LowestPrice.days("technical"), AwardMethod.price(rules));
  }

  @Override
  public Verdict<Procedure> under(Notice notice, Lot lot, RuleSet rules) {
    return among.under(notice, lot, rules);
  }
}
