package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.opengeps.bid.OpenForFirm;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderPage;
import org.opengeps.notice.TenderQuery;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.TenderSummary;
import org.opengeps.notice.usecase.FindTenders;
import org.opengeps.protocol.message.Eligibility;
import org.opengeps.registry.KnownProfile;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.ProfileHistory;

/**
 * The tenders for which a firm can bid, by the rules of the intake. Of the {@value #EXAMINED} that
 * close first; as many statements for all of them as for one. Nothing of the question is kept.
 */
@ApplicationScoped
public class ListForFirm {
  static final int EXAMINED = 200;
  private static final int LISTED = 50;
  private static final Set<TenderState> WAITING = Set.of(TenderState.NOTICED, TenderState.OPEN);

  private FindTenders tenders;
  private Clock clock;

  /** For the container. */
  protected ListForFirm() {}

  @Inject
  public ListForFirm(FindTenders tenders, Clock clock) {
    this.tenders = tenders;
    this.clock = clock;
  }

  /**
   * @param firm a registered supplier
   * @param history what it registered, and when
   */
  @Transactional
  public OpenForFirm list(Organisation firm, ProfileHistory history) {
    Instant now = clock.instant();
    TenderPage page =
        tenders.page(new TenderQuery("", WAITING, TenderQuery.Sort.CLOSING, 1, EXAMINED));
    Map<TenderNumber, Eligibility> asked = tenders.eligibility(page);
    List<OpenForFirm.Row> rows =
        page.tenders().stream()
            .filter(tender -> now.isBefore(tender.closesAt()))
            .flatMap(tender -> row(tender, asked, history, firm).stream())
            .toList();
    return new OpenForFirm(
        rows.subList(0, Math.min(LISTED, rows.size())),
        page.tenders().size(),
        rows.size() > LISTED || page.total() > page.tenders().size());
  }

  /** Nothing for a tender whose requirements the firm certainly does not meet. */
  private static Optional<OpenForFirm.Row> row(
      TenderSummary tender,
      Map<TenderNumber, Eligibility> asked,
      ProfileHistory history,
      Organisation firm) {
    Optional<Eligibility> eligibility =
        Optional.ofNullable(asked.get(TenderNumber.of(tender.ref())));
    Optional<KnownProfile> counted = history.countedFor(tender.noticedAt());
    boolean known = eligibility.isPresent() && counted.isPresent();
    if (known && !isMet(eligibility.get(), counted.get())) {
      return Optional.empty();
    }
    boolean newcomer = !firm.registeredAt().isBefore(tender.noticedAt());
    return Optional.of(new OpenForFirm.Row(tender, !known || newcomer || tender.stage() > 1));
  }

  private static boolean isMet(Eligibility asked, KnownProfile counted) {
    Stream<IntakeQuestions.Question> questions =
        IntakeQuestions.ofProfile(asked, counted::profile).stream();
    return questions.allMatch(question -> question.answer().get().isEmpty());
  }
}
