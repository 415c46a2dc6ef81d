package org.opengeps.portal.buyer;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.opengeps.kernel.Money;
import org.opengeps.notice.DraftLot;
import org.opengeps.protocol.message.LocalText;

/**
 * What the fields of one lot begin with. Getters, because expressions of Faces 4 cannot read record
 * components.
 */
public final class LotForm {
  private final int place;
  private final Optional<DraftLot> lot;
  private final List<String> amounts;

  /**
   * @param place from 0
   * @param lot as drafted so far
   * @param amounts that the award method asks for under the rule set ({@code AwardMethod.asked})
   */
  LotForm(int place, Optional<DraftLot> lot, List<String> amounts) {
    this.place = place;
    this.lot = lot;
    this.amounts = List.copyOf(amounts);
  }

  /** How its members are named in what the rules find: {@code lots[0]}. */
  public String getPath() {
    return "lots[" + place + "]";
  }

  /** What the ids of its fields end with. */
  public String getSuffix() {
    return place == 0 ? "" : "-" + (place + 1);
  }

  /** For people. */
  public int getNumber() {
    return place + 1;
  }

  /** Whether the draft has it. */
  public boolean isDrafted() {
    return place == 0 || lot.isPresent();
  }

  /** Null where the title of the tender says it. */
  public LocalText getTitle() {
    return lot.map(DraftLot::title).orElse(null);
  }

  public String getTitleKo() {
    return getTitle() == null ? "" : getTitle().ko();
  }

  public String getTitleEn() {
    return getTitle() == null ? "" : getTitle().en();
  }

  public String getEstimatedAmount() {
    return amount(DraftLot::estimatedAmount);
  }

  public String getBaseAmount() {
    return amount(DraftLot::baseAmount);
  }

  private String amount(Function<DraftLot, Money> member) {
    return lot.map(member).map(Money::text).orElse("");
  }

  /** An amount that the award method asks for, with what stands in it. */
  public record AwardAmount(String name, String value) {}

  /** The amounts that the award method asks for. */
  public List<AwardAmount> getAwardAmounts() {
    return amounts.stream().map(name -> new AwardAmount(name, drafted(name))).toList();
  }

  private String drafted(String name) {
    return lot.map(DraftLot::award)
        .filter(award -> award.has(name) && !award.isNull(name))
        .map(award -> award.string(name))
        .orElse("");
  }
}
