package org.opengeps.opendata.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.opengeps.award.AwardView;
import org.opengeps.award.TechnicalView;
import org.opengeps.award.usecase.FindAward;
import org.opengeps.award.usecase.FindTechnical;
import org.opengeps.contract.usecase.FindContracts;
import org.opengeps.contract.usecase.FindDeliveries;
import org.opengeps.custody.CeremonyId;
import org.opengeps.identity.PlatformSigner;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindIncidents;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.FindQuestions;
import org.opengeps.opendata.BundleFile;
import org.opengeps.opening.OpeningFiles;
import org.opengeps.opening.SuspensionView;
import org.opengeps.opening.usecase.FindSuspensions;
import org.opengeps.opening.usecase.PrepareOpeningPackage;
import org.opengeps.payment.usecase.FindPayments;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.log.TenderStage;
import org.opengeps.protocol.message.Incident;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;

/**
 * The bundle of a lot of a tender (docs/protocol.md section 12): everything public about it, with
 * the log's proofs, in one zip. It grows with the tender; receptions and envelopes are in it from
 * the moment the gate key is public, never earlier. To be called outside of transactions: it may
 * ask authorities for revocation data.
 */
@ApplicationScoped
public class BuildBundle {
  @Inject private FindNotice notices;
  @Inject private FindIncidents incidents;
  @Inject private PrepareOpeningPackage openings;
  @Inject private FindAward awards;
  @Inject private FindTechnical technical;
  @Inject private PassedStages passed;
  @Inject private FindSuspensions suspensions;
  @Inject private FindQuestions questions;
  @Inject private FindContracts contracts;
  @Inject private FindDeliveries deliveries;
  @Inject private FindPayments payments;
  @Inject private ReadLog log;
  @Inject private BundleLog excerpts;
  @Inject private BundleContents contents;
  @Inject private BundleRevocation revocation;
  @Inject private PlatformSigner signer;
  @Inject private Clock clock;

  /**
   * A bundle.
   *
   * @param whole false if the log will say more in a moment than the bundle can show yet
   */
  record Built(BundleFile zip, boolean whole) {}

  /**
   * @param lot of its notice; may be left out where there is one
   * @return the zip, held by the caller; refused with {@code tender-unknown}, {@code lot-unknown},
   *     {@code lot-unnamed}, or {@code log-unpublished} while no witnessed checkpoint covers the
   *     notice
   */
  public Verdict<BundleFile> of(TenderNumber tender, Optional<String> lot) {
    return build(tender, lot).map(Built::zip);
  }

  /** The same, and whether it is worth keeping. */
  Verdict<Built> build(TenderNumber tender, Optional<String> lot) {
    List<NoticeView> orders = notices.history(tender);
    if (orders.isEmpty()) {
      return Verdict.refuse(Refusal.of("tender-unknown").with("no", tender.toString()));
    }
    return published(log.checkpoint())
        .then(newest -> lot(orders, lot).then(found -> build(tender, found, orders, newest)));
  }

  /**
   * @param checkpoint the newest that a witness has signed
   */
  static Verdict<SignedNote> published(Optional<SignedNote> checkpoint) {
    return Verdict.found(checkpoint, () -> Refusal.of("log-unpublished.empty"));
  }

  private Verdict<Built> build(
      TenderNumber tender, Lot lot, List<NoticeView> orders, SignedNote newest) {
    NoticeView current = orders.get(orders.size() - 1);
    List<OpeningFiles> opened =
        lot.slots().stream()
            .flatMap(slot -> openings.files(tender.value(), slot).stream())
            .toList();
    Optional<TechnicalView> admission = technical.find(current.ref(), lot.lot());
    Optional<AwardView> award = awards.find(current.ref(), lot.lot());
    String prefix = tender.value() + "-";
    var about = new BundleLog.About(prefix, lot.lot());
    SignedNote checkpoint =
        excerpts.whole(
            newest,
            about,
            award.filter(AwardView::isDecided).map(AwardView::facts).map(List::size));
    Set<String> shown =
        shown(
            opened.stream().findFirst(),
            award.filter(found -> found.isDecided() && excerpts.decided(checkpoint, about)),
            () -> excerpts.round(checkpoint, about));
    var excerpt =
        excerpts.excerpt(
            checkpoint, subjects(prefix, BundleSources.ceremony(lot), orders), about, shown);
    List<BundleSources.Passed> before =
        passed.of(orders, lot).stream()
            .filter(one -> excerpt.documents().contains(one.order().signedHash()))
            .toList();
    if (excerpt.stage() == TenderStage.NONE) {
      return Verdict.refuse(Refusal.of("log-unpublished.notice"));
    }
    return Verdict.accept(
        new Built(
            zip(
                tender,
                new BundleSources(
                    orders,
                    lot,
                    opened,
                    admission,
                    before,
                    suspensions(tender.value(), lot, before),
                    questions.all(tender),
                    award,
                    contracts.find(current.ref(), lot.lot()),
                    deliveries.find(current.ref(), lot.lot()),
                    payments.find(current.ref(), lot.lot()),
                    checkpoint,
                    excerpt)),
            checkpoint.equals(newest)));
  }

  /** Of the lot, and of the stages before on which an order rests. */
  private List<SuspensionView> suspensions(
      String tender, Lot lot, List<BundleSources.Passed> before) {
    return Stream.concat(Stream.of(lot.lot()), before.stream().map(BundleSources.Passed::lot))
        .flatMap(name -> suspensions.list(tender, name).stream())
        .toList();
  }

  private BundleFile zip(TenderNumber tender, BundleSources of) {
    var signers = revocation.collect();
    try (var bundle = new BundleZip(clock.instant(), signers::see)) {
      contents.fill(bundle, tender, of);
      BundleLog.ROUND.stream()
          .sorted()
          .flatMap(kind -> of.excerpt().leaves().ofKind(kind).stream())
          .forEach(signers::see);
      // the platform's certificate is that of this signature, which is made once more below
      signers.see(signer.sign(bundle.manifest(tender.value(), of.excerpt()).toJson()));
      signers.addTo(bundle);
      return bundle.end(signer.sign(bundle.manifest(tender.value(), of.excerpt()).toJson()));
    }
  }

  /** Whose public entries go into the bundle. */
  private List<String> subjects(String prefix, CeremonyId ceremony, List<NoticeView> orders) {
    Set<String> subjects = new LinkedHashSet<>(List.of(prefix, ceremony.toString()));
    incidents
        .documentsBehind(orders)
        .forEach(
            document -> subjects.add(Incident.from(JsonObject.parse(document)).id().toString()));
    orders.forEach(order -> subjects.add(order.notice().calendar().hash().hex()));
    return List.copyOf(subjects);
  }

  /**
   * Kinds of hidden facts that may be shown by now: receptions when revealed, scores with the
   * decision, as soon as the log names it.
   *
   * @param award decided
   */
  private static Set<String> shown(
      Optional<OpeningFiles> opening, Optional<AwardView> award, LongSupplier logged) {
    Set<String> kinds = new HashSet<>();
    if (opening.flatMap(OpeningFiles::reveal).isPresent()) {
      kinds.add(BundleLog.RECEPTION);
    }
    if (award.isPresent() && logged.getAsLong() == award.get().facts().size()) {
      kinds.addAll(BundleLog.ROUND);
    }
    return kinds;
  }

  private static Verdict<Lot> lot(List<NoticeView> orders, Optional<String> lot) {
    NoticeView view = orders.get(orders.size() - 1);
    if (lot.isEmpty() && view.lots().size() > 1) {
      String names = String.join(", ", view.lots().keySet());
      return Verdict.refuse(Refusal.of("lot-unnamed").with("names", names));
    }
    String name = lot.orElse(view.lots().firstKey());
    return Verdict.found(
        find(orders, name),
        () -> Refusal.of("lot-unknown").with("notice", view.ref()).with("name", name));
  }

  /** A lot as the last order says it that lists it. */
  static Optional<Lot> find(List<NoticeView> orders, String name) {
    List<Notice> notices = orders.stream().map(NoticeView::notice).toList();
    return Notice.lastOf(name, notices).flatMap(order -> order.findLot(name));
  }
}
