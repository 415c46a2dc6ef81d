package org.opengeps.watch.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.identity.PersonId;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.FindTenders;
import org.opengeps.platform.mail.Letter;
import org.opengeps.platform.mail.MailAddress;
import org.opengeps.protocol.message.Notice;
import org.opengeps.watch.SavedSearch;
import org.opengeps.watch.model.Followers;
import org.opengeps.watch.model.Letterbox.Waiting;
import org.opengeps.watch.model.NewsBook;
import org.opengeps.watch.model.SavedSearches;
import org.opengeps.watch.rules.LetterText;
import org.opengeps.watch.rules.LetterTexts;

/**
 * What a letter says, found when it goes. About a tender it follows from the fact and the signed
 * order alone: the same for everybody, but for the link that ends it.
 */
@ApplicationScoped
public class WriteLetters {
  /** How long the word in a letter that asks counts. */
  public static final Duration WORD_COUNTS = Duration.ofDays(1);

  /** Tenders that a letter about a search lists; the page shows the others. */
  private static final int LISTED = 20;

  private static final int TOKEN_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private volatile Notice last;
  @Inject private Followers followers;
  @Inject private NewsBook news;
  @Inject private SavedSearches searches;
  @Inject private FindNotice notices;
  @Inject private FindTenders tenders;

  @Inject
  @ConfigProperty(name = "opengeps.base-url")
  private String origin;

  /** For the container. */
  protected WriteLetters() {}

  WriteLetters(
      Followers followers,
      NewsBook news,
      SavedSearches searches,
      FindNotice notices,
      FindTenders tenders,
      String origin) {
    this.followers = followers;
    this.news = news;
    this.searches = searches;
    this.notices = notices;
    this.tenders = tenders;
    this.origin = origin;
  }

  /**
   * @return empty if its person wants no letters any more, or what it was about is over
   */
  public Optional<Letter> write(Waiting waiting, Instant now) {
    return waiting
        .address()
        .flatMap(MailAddress::find)
        .flatMap(to -> text(waiting, to, now).map(text -> letter(waiting, to, text)));
  }

  private static Letter letter(Waiting waiting, MailAddress to, LetterText text) {
    return new Letter(
        waiting.id(), to, text.subject(), text.text(), text.unsubscribe(), waiting.createdAt());
  }

  private Optional<LetterText> text(Waiting waiting, MailAddress to, Instant now) {
    LetterTexts texts = LetterTexts.in(waiting.language(), origin);
    return switch (waiting.kind()) {
      case ADDRESS -> word(waiting.person(), to, now).map(texts::address);
      case NEWS -> news(texts, waiting.about(), waiting.watch());
      case FOUND -> found(texts, waiting.id(), waiting.watch());
    };
  }

  /**
   * A new word for each attempt: none lies in the database, and the last one sent counts. Empty if
   * the person has meanwhile chosen another address.
   */
  private Optional<String> word(PersonId person, MailAddress to, Instant now) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String word = HexFormat.of().formatHex(bytes);
    return followers.expect(person, to.value(), Sha256.ofText(word), now.plus(WORD_COUNTS))
        ? Optional.of(word)
        : Optional.empty();
  }

  private Optional<LetterText> news(LetterTexts texts, UUID about, UUID watch) {
    return news.find(about)
        .flatMap(one -> order(one.ref()).map(notice -> texts.news(one, notice, watch)));
  }

  /** Letters of one tender come in a row, and a published order never changes: it is read once. */
  private Optional<Notice> order(TenderRef ref) {
    Notice read = last;
    if (read != null && read.ref().equals(ref)) {
      return Optional.of(read);
    }
    Optional<Notice> found = notices.find(ref).map(NoticeView::notice);
    found.ifPresent(notice -> last = notice);
    return found;
  }

  private Optional<LetterText> found(LetterTexts texts, UUID letter, UUID search) {
    List<TenderSummary> listed = tenders.among(searches.listTold(letter, LISTED));
    long all = searches.countTold(letter);
    return searches
        .find(search)
        .map(SavedSearches.Owned::search)
        .map(SavedSearch::name)
        .filter(name -> !listed.isEmpty())
        .map(name -> texts.found(name, listed, all, search));
  }
}
