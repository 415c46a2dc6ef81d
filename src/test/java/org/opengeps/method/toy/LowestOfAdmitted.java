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
 * A method for tests in two stages: bids say days first; those who passed are then asked for a
 * price, and the lowest wins.
 */
public final class LowestOfAdmitted implements AwardMethod {
  public static final String WORD = "lowest-of-admitted";
  private final LowestPrice among = new LowestPrice();

  @Override
  public String word() {
    return WORD;
  }

  @Override
  public List<List<String>> stages() {
    return List.of(List.of("technical"), List.of("price"));
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
