package org.opengeps.portal.page;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.LotName;

/** What a lot in one of its rounds is called for people. */
public final class LotWords {
  private static final String ONLY = "0";
  private static final String BETWEEN = " – ";

  private final Texts texts;

  LotWords(Texts texts) {
    this.texts = texts;
  }

  /** {@code 재입찰 1}; empty for the first bidding. */
  public String round(LotName name) {
    return name.isLater() ? texts.get("lots.round", name.round()) : "";
  }

  /** Its name alone: {@code 로트 2 재입찰 1}, or {@code 재입찰 1} where there is one lot. */
  public String name(String name) {
    LotName parts = LotName.parse(name);
    if (parts.lot().equals(ONLY)) {
      return parts.isLater() ? round(parts) : texts.get("lots.first");
    }
    return parts.isLater()
        ? texts.get("lots.named.round", parts.lot(), parts.round())
        : texts.get("lots.named", parts.lot());
  }

  /** After the title of the tender: {@code 로트 2: 도로 – 재입찰 1}; empty for one lot bid for first. */
  public String head(Lot lot) {
    String title =
        lot.title() == null
            ? ""
            : texts.get("lots.of", lot.name().lot(), texts.language().of(lot.title()));
    return joined(title, round(lot.name()));
  }

  /** Beside the others: {@code 2. 도로 – 재입찰 1}. */
  public String row(Lot lot) {
    return lot.title() == null
        ? name(lot.lot())
        : joined(lot.name().lot() + ". " + texts.language().of(lot.title()), round(lot.name()));
  }

  private static String joined(String title, String round) {
    return Stream.of(title, round)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(BETWEEN));
  }
}
