package org.opengeps.watch.rules;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.UUID;
import org.opengeps.kernel.PlainText;
import org.opengeps.notice.TenderSummary;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.SealedBids;
import org.opengeps.watch.TenderNews;

/**
 * Letters in one language: the texts of {@code letters_ko.properties} and {@code
 * letters_en.properties} with what they are about. Times name their zone, amounts and names of
 * bidders are in none.
 */
public final class LetterTexts {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private static final String ONLY_LOT = "0";
  private final String language;
  private final String origin;
  private final ResourceBundle texts;

  private LetterTexts(String language, String origin) {
    this.language = language;
    this.origin = origin.replaceFirst("/+$", "");
    texts =
        ResourceBundle.getBundle(
            "org.opengeps.watch.letters",
            Locale.forLanguageTag(language),
            LetterTexts.class.getClassLoader(),
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /**
   * @param language {@code ko}, English for every other
   * @param origin where people reach the server, {@code https://tenders.example}
   */
  public static LetterTexts in(String language, String origin) {
    return new LetterTexts("ko".equals(language) ? "ko" : "en", origin);
  }

  /** What happened to a tender: the same for all who watch it, but for the link at its end. */
  public LetterText news(TenderNews news, Notice notice, UUID watch) {
    String title = local(notice.title());
    String happened = text("news." + news.word());
    Lines lines = new Lines();
    if (notice.practice()) {
      lines.add(text("practice"));
    }
    lines.add(text("news." + news.word() + ".detail"));
    sealedBids(news.kind(), notice).ifPresent(lines::add);
    if (ToldFacts.ORDERS.contains(news.kind()) || news.kind() == FactKind.NOTICE_CANCELLED) {
      Optional.ofNullable(notice.revision().reason())
          .ifPresent(reason -> lines.add(text("reason", local(reason))));
    }
    lines.paragraph();
    lines.add(title);
    lines.add(text("number", notice.ref().toString()));
    lines.add(text("agency", local(notice.agency().name())));
    if (!news.lot().isEmpty() && !news.lot().equals(ONLY_LOT)) {
      lines.add(text("lot", news.lot()));
    }
    lines.add(text("at", time(news.at(), notice.zone())));
    if (ToldFacts.ORDERS.contains(news.kind())) {
      lines.add(text("closes", time(notice.schedule().closesAt(), notice.zone())));
      lines.add(text("opens", time(notice.schedule().opensAt(), notice.zone())));
    }
    lines.paragraph();
    lines.add(text("see", origin + "/tenders/" + notice.ref().number()));
    URI stop = foot(lines, "news.foot", watch);
    return new LetterText(
        text("subject", happened, title, notice.ref().toString()), lines.all(), Optional.of(stop));
  }

  /** What a correction makes of bids that were sealed before; said to all, bidders or not. */
  private Optional<String> sealedBids(FactKind kind, Notice notice) {
    SealedBids bids = notice.revision().bidsAlreadySealed();
    return kind != FactKind.NOTICE_CORRECTED || bids == null
        ? Optional.empty()
        : Optional.of(text("sealed-bids." + bids.name().toLowerCase(Locale.ROOT)));
  }

  /**
   * What a saved search found.
   *
   * @param name as its person calls it
   * @param listed some of them
   * @param all how many it found
   */
  public LetterText found(String name, List<TenderSummary> listed, long all, UUID search) {
    Lines lines = new Lines();
    lines.add(text("found.detail", name, all));
    for (TenderSummary tender : listed) {
      lines.paragraph();
      lines.add((tender.practice() ? text("practice.mark") + " " : "") + local(tender.title()));
      lines.add(text("number", tender.ref().toString()));
      lines.add(text("agency", local(tender.agencyName())));
      lines.add(text("closes", time(tender.closesAt(), tender.zone())));
      lines.add(origin + "/tenders/" + tender.ref().number());
    }
    if (all > listed.size()) {
      lines.paragraph();
      lines.add(text("found.more", all - listed.size()));
    }
    URI stop = foot(lines, "found.foot", search);
    return new LetterText(text("found.subject", name, all), lines.all(), Optional.of(stop));
  }

  /**
   * Asks the owner of an address.
   *
   * @param word that confirms it
   */
  public LetterText address(String word) {
    Lines lines = new Lines();
    lines.add(text("address.detail"));
    lines.paragraph();
    lines.add(origin + "/watching/confirm?token=" + word);
    lines.paragraph();
    lines.add(text("address.foot"));
    return new LetterText(text("address.subject"), lines.all(), Optional.empty());
  }

  private URI foot(Lines lines, String why, UUID source) {
    URI stop = URI.create(origin + "/watching/stop?what=" + source);
    lines.paragraph();
    lines.add("-- ");
    lines.add(text(why));
    lines.add(text("stop", stop));
    lines.add(text("manage", origin + "/watching"));
    return stop;
  }

  private String local(LocalText both) {
    String own = both.in(language);
    String shown = own == null || own.isBlank() ? both.in(other()) : own;
    return String.join(" ", PlainText.words(shown));
  }

  private String other() {
    return language.equals("ko") ? "en" : "ko";
  }

  private static String time(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone)) + " (" + zone.getId() + ")";
  }

  private String text(String key, Object... arguments) {
    String text = texts.getString(key);
    for (int i = 0; i < arguments.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
    }
    return text;
  }

  /** Lines of a plain text. */
  private static final class Lines {
    private final StringBuilder all = new StringBuilder();

    void add(String line) {
      all.append(line).append('\n');
    }

    void paragraph() {
      all.append('\n');
    }

    String all() {
      return all.toString();
    }
  }
}
