package org.opengeps.method;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.message.Award.Score;

/**
 * What candidates are examined by.
 *
 * @param items all of them, computed ones first
 * @param passMark the total that qualifies
 */
public record Sheet(List<Item> items, BigDecimal passMark) {
  public Sheet {
    items = List.copyOf(items);
  }

  /** Nobody is examined. */
  public static final Sheet NONE = new Sheet(List.of(), BigDecimal.ZERO);

  /** Where the score of an item comes from. */
  public enum Kind {
    /** From public values, by the method. */
    COMPUTED,
    /** From whoever examines. */
    ENTERED,
    /** From whoever examines: a ground for exclusion that does not hold (1), or does (0). */
    GROUND
  }

  /**
   * One item.
   *
   * @param code lower case with hyphens
   * @param maximum points
   */
  public record Item(String code, BigDecimal maximum, Kind kind) {}

  /** The most that all items together can make. */
  public BigDecimal maximum() {
    return items.stream().map(Item::maximum).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The items that the method computes. */
  public List<Item> computed() {
    return items.stream().filter(item -> item.kind() == Kind.COMPUTED).toList();
  }

  /** The items that whoever examines answers. */
  public List<Item> entered() {
    return items.stream().filter(item -> item.kind() != Kind.COMPUTED).toList();
  }

  /** Whether its items are grounds for exclusion and no scores. */
  public boolean isChecklist() {
    return !items.isEmpty() && items.stream().allMatch(item -> item.kind() == Kind.GROUND);
  }

  /**
   * Whether these entered items are exactly those of the sheet.
   *
   * @return {@code score-sheet}, naming the item
   */
  public Optional<Refusal> refusal(List<Score> entered) {
    return ScoreSheetIsComplete.judge(entered, entered());
  }
}
