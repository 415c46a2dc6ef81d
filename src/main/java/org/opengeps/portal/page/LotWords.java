package org.opengeps.portal.page;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.LotName;

/**
 * What a lot in one of its rounds is called for people.
 *
 * <p>Its name alone does not say whether a later round is a re-bid or the next stage: then it is
 * counted. Where the lot is known it is named as what it is.
 */
public final class LotWords {
  private static final String ONLY = "0";
  private static final String BETWEEN = " – ";

  private final Texts texts;

  LotWords(Texts texts) {
    this.texts = texts;
  }

  /** {@code 재입찰 1}, {@code 2단계 가격입찰}; empty for the first bidding of a lot with one stage. */
  public String round(Lot lot) {
    String stage = lot.stages().size() == 1 ? "" : stage(lot, lot.stage());
    return joined(stage, again(lot.name().round(), lot.stage()));
  }

  /**
   * A stage of a lot: {@code 2단계 가격입찰}.
   *
   * @param stage from 1
   */
  public String stage(Lot lot, int stage) {
    String asked =
        lot.stages().get(stage - 1).stream()
            .map(envelope -> texts.get("stage." + envelope))
            .collect(Collectors.joining("·"));
    return texts.get("lots.stage", stage, asked);
  }

  /** The stage behind that of a lot. */
  public String nextStage(Lot lot) {
    return stage(lot, lot.stage() + 1);
  }

  /**
   * The same of a tender in a list, whose lots are not at hand.
   *
   * @param rounds how often a lot was bid for after the first time
   */
  public String round(int rounds, int stage, int stages) {
    return joined(stages == 1 ? "" : texts.get("lots.stage.short", stage), again(rounds, stage));
  }

  /** What a round is called beside its stage: in the first stage each later one is a re-bid. */
  private String again(int round, int stage) {
    if (stage <= 1) {
      return round > 0 ? texts.get("lots.round", round) : "";
    }
    return round > stage - 1 ? texts.get("lots.time", round + 1) : "";
  }

  /** {@code 로트 2 재입찰 1}, or {@code 재입찰 1} where there is one lot. */
  public String name(Lot lot) {
    LotName parts = lot.name();
    String round = round(lot);
    if (parts.lot().equals(ONLY)) {
      return round.isEmpty() ? texts.get("lots.first") : round;
    }
    if (lot.stages().size() == 1 && parts.isLater()) {
      return texts.get("lots.named.round", parts.lot(), parts.round());
    }
    return in(parts, round);
  }

  /** Where nothing is known but a name: {@code 로트 2 2번째 입찰}. */
  public String name(String name) {
    LotName parts = LotName.parse(name);
    String time = parts.isLater() ? texts.get("lots.time", parts.round() + 1) : "";
    if (parts.lot().equals(ONLY)) {
      return parts.isLater() ? time : texts.get("lots.first");
    }
    return in(parts, time);
  }

  private String in(LotName parts, String round) {
    return round.isEmpty()
        ? texts.get("lots.named", parts.lot())
        : texts.get("lots.named.in", parts.lot(), round);
  }

  /** After the title of the tender: {@code 로트 2: 도로 – 재입찰 1}; empty for one lot bid for first. */
  public String head(Lot lot) {
    String title =
        lot.title() == null
            ? ""
            : texts.get("lots.of", lot.name().lot(), texts.language().of(lot.title()));
    return joined(title, round(lot));
  }

  /** Beside the others: {@code 2. 도로 – 재입찰 1}. */
  public String row(Lot lot) {
    return lot.title() == null
        ? name(lot)
        : joined(lot.name().lot() + ". " + texts.language().of(lot.title()), round(lot));
  }

  private static String joined(String title, String round) {
    return Stream.of(title, round)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(BETWEEN));
  }
}
