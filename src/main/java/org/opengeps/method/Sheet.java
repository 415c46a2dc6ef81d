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
 * @param fields entered items that together never exceed a maximum, each item in one field at most
 * @param passMark the total that qualifies
 */
public record Sheet(List<Item> items, List<Field> fields, BigDecimal passMark) {
  public Sheet {
    items = List.copyOf(items);
    fields = List.copyOf(fields);
  }

  /** A sheet in which every item counts for itself. */
  public Sheet(List<Item> items, BigDecimal passMark) {
    this(items, List.of(), passMark);
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
   * @param minimum points, below zero for an item that takes some
   * @param maximum points
   */
  public record Item(String code, BigDecimal minimum, BigDecimal maximum, Kind kind) {
    /** An item that takes no points. */
    public Item(String code, BigDecimal maximum, Kind kind) {
      this(code, BigDecimal.ZERO, maximum, kind);
    }
  }

  /**
   * A field of the examination (심사분야), whose items never make more than it has (분야별 만점).
   *
   * @param code lower case with hyphens
   * @param maximum points
   * @param items their codes
   */
  public record Field(String code, BigDecimal maximum, List<String> items) {
    public Field {
      items = List.copyOf(items);
    }

    /** What its items make by themselves. */
    public BigDecimal sum(List<Score> scores) {
      return Sheet.sum(of(scores));
    }

    /** What the field makes by them. */
    public BigDecimal points(List<Score> scores) {
      return sum(scores).min(maximum);
    }

    private List<Score> of(List<Score> scores) {
      return scores.stream().filter(score -> items.contains(score.item())).toList();
    }
  }

  /** The most that all items together can make. */
  public BigDecimal maximum() {
    return total(
        items.stream()
            .map(item -> new Score(item.code(), Marks.plain(item.maximum()), ""))
            .toList());
  }

  /**
   * What scores make together: the sum of items and fields, no field above its maximum.
   *
   * @param scores of the whole sheet or of a part of it
   */
  public BigDecimal total(List<Score> scores) {
    List<Score> alone =
        scores.stream()
            .filter(score -> fields.stream().noneMatch(one -> one.items().contains(score.item())))
            .toList();
    return fields.stream().map(field -> field.points(scores)).reduce(sum(alone), BigDecimal::add);
  }

  /** What each field makes, as a score of the field. */
  public List<Score> byField(List<Score> scores) {
    return fields.stream()
        .map(
            field ->
                new Score(
                    field.code(), Marks.plain(field.points(scores)), Marks.plain(field.maximum())))
        .toList();
  }

  private static BigDecimal sum(List<Score> scores) {
    return scores.stream()
        .map(score -> new BigDecimal(score.score()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
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
