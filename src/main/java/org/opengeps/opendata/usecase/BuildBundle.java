package org.opengeps.opendata.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.opengeps.award.AwardView;
import org.opengeps.award.usecase.FindAward;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.CeremonyView;
import org.opengeps.custody.RehearsalView;
import org.opengeps.custody.usecase.FindCeremony;
import org.opengeps.identity.PlatformSigner;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.ledger.usecase.ReadLog;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindIncidents;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opendata.BundleFile;
import org.opengeps.opening.OpeningFiles;
import org.opengeps.opening.SubmittedBid;
import org.opengeps.opening.usecase.PrepareOpeningPackage;
import org.opengeps.platform.Documents;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.log.TenderStage;
import org.opengeps.protocol.message.Incident;
import org.opengeps.protocol.message.Lapse;
import org.opengeps.protocol.message.NoticeTerms.Attachment;
import org.opengeps.protocol.message.Slot;

/**
 * The bundle of a tender (docs/protocol.md section 12): everything public about it, with the log's
 * proofs, in one zip. It grows with the tender; receptions and envelopes are in it from the moment
 * the gate key is public, never earlier. To be called outside of transactions: it may ask
 * authorities for revocation data.
 */
@ApplicationScoped
public class BuildBundle {
  private static final String GATE_KEY = "gate-key.json";
  @Inject private FindNotice notices;
  @Inject private FindIncidents incidents;
  @Inject private FindCeremony ceremonies;
  @Inject private PrepareOpeningPackage openings;
  @Inject private FindAward awards;
  @Inject private RuleSets rules;
  @Inject private Documents documents;
  @Inject private ReadLog log;
  @Inject private BundleLog excerpts;
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
   * @return the zip, held by the caller; refused with {@code tender-unknown}, or {@code
   *     log-unpublished} while no witnessed checkpoint covers the notice
   */
  public Verdict<BundleFile> of(TenderNumber tender) {
    return build(tender).map(Built::zip);
  }

  /** The same, and whether it is worth keeping. */
  Verdict<Built> build(TenderNumber tender) {
    List<NoticeView> orders = notices.history(tender);
    if (orders.isEmpty()) {
      return Verdict.refuse(
          "tender-unknown",
          "공고 " + tender + "가 없습니다. 공고번호를 확인하세요.",
          "There is no tender with the number " + tender + ".");
    }
    Optional<SignedNote> checkpoint = log.checkpoint();
    if (checkpoint.isEmpty()) {
      return Verdict.refuse(
          "log-unpublished",
          "기록부에 아직 증인이 서명한 검사점이 없습니다. 잠시 뒤에 다시 받으세요.",
          "The log has no witnessed checkpoint yet. Try again soon.");
    }
    return build(tender, orders, checkpoint.get());
  }

  private Verdict<Built> build(TenderNumber tender, List<NoticeView> orders, SignedNote newest) {
    NoticeView current = orders.get(orders.size() - 1);
    Slot slot = onlySlot(current);
    Optional<OpeningFiles> opening = openings.files(tender.value(), slot);
    Optional<AwardView> award = awards.find(current.ref(), slot.lot());
    String prefix = tender.value() + "-";
    SignedNote checkpoint =
        excerpts.whole(newest, prefix, award.filter(AwardView::isDecided).map(AwardView::facts));
    Set<String> shown =
        shown(
            opening,
            award.filter(found -> found.isDecided() && excerpts.decided(checkpoint, prefix)),
            () -> excerpts.round(checkpoint, prefix));
    var excerpt =
        excerpts.excerpt(
            checkpoint, subjects(prefix, ceremonyOf(current, slot), orders), prefix, shown);
    if (excerpt.stage() == TenderStage.NONE) {
      return Verdict.refuse(
          "log-unpublished",
          "공고가 아직 증인이 서명한 검사점에 들지 않았습니다. 잠시 뒤에 다시 받으세요.",
          "The notice is not under a witnessed checkpoint of the log yet. Try again soon.");
    }
    return Verdict.accept(
        new Built(
            zip(tender, new Sources(orders, slot, opening, award, checkpoint, excerpt)),
            checkpoint.equals(newest)));
  }

  /** What a bundle is made of. */
  private record Sources(
      List<NoticeView> orders,
      Slot slot,
      Optional<OpeningFiles> opening,
      Optional<AwardView> award,
      SignedNote checkpoint,
      BundleLog.Excerpt excerpt) {
    NoticeView current() {
      return orders.get(orders.size() - 1);
    }
  }

  private BundleFile zip(TenderNumber tender, Sources of) {
    var signers = revocation.collect();
    try (var bundle = new BundleZip(clock.instant(), signers::see)) {
      fill(bundle, tender, of);
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

  private void fill(BundleZip bundle, TenderNumber tender, Sources of) {
    NoticeView current = of.current();
    Slot slot = of.slot();
    BundleLog.Excerpt excerpt = of.excerpt();
    addNotices(bundle, of.orders(), excerpt.documents());
    for (Sha256 incident : incidents.incidentsBehind(of.orders())) {
      add(bundle, "incidents/" + incident + ".json", Optional.of(incident), excerpt.documents());
    }
    addCeremony(bundle, ceremonies.find(ceremonyOf(current, slot)).orElseThrow());
    of.opening().ifPresent(files -> addOpening(bundle, files, excerpt.documents()));
    byte[] lapse = Lapse.of(current.notice(), slot).toJson().canonical();
    if (excerpt.documents().contains(Sha256.of(lapse))) {
      bundle.put("lapse.json", lapse);
    }
    if (bundle.has(GATE_KEY)) {
      addBids(bundle, tender, slot);
    }
    of.award().ifPresent(ranked -> addAward(bundle, ranked, excerpt));
    addLog(bundle, of.checkpoint(), excerpt);
  }

  private static CeremonyId ceremonyOf(NoticeView current, Slot slot) {
    return new CeremonyId(current.notice().envelope(slot).orElseThrow().committeeKey().ceremony());
  }

  private static void addLog(BundleZip bundle, SignedNote checkpoint, BundleLog.Excerpt excerpt) {
    bundle.put("ledger/checkpoint", checkpoint.toString().getBytes(StandardCharsets.UTF_8));
    bundle.put("ledger/entries.json", excerpt.entries().toJson().canonical());
    bundle.put("ledger/leaves.json", excerpt.leaves().toJson().canonical());
    bundle.put("ledger/history.json", excerpt.history().toJson().canonical());
  }

  /** Whose public entries go into the bundle. */
  private List<String> subjects(String prefix, CeremonyId ceremony, List<NoticeView> orders) {
    Set<String> subjects = new LinkedHashSet<>(List.of(prefix, ceremony.toString()));
    incidents
        .documentsBehind(orders)
        .forEach(
            document -> subjects.add(Incident.from(JsonObject.parse(document)).id().toString()));
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
    if (award.isPresent() && logged.getAsLong() == award.get().facts()) {
      kinds.addAll(BundleLog.ROUND);
    }
    return kinds;
  }

  /**
   * Bundles hold one lot with one envelope, as all tenders do until lots that open separately
   * exist.
   *
   * @throws IllegalStateException if there are several: a bundle of one would hide the others
   */
  private static Slot onlySlot(NoticeView view) {
    var lot = view.notice().lots().get(0);
    if (view.notice().lots().size() != 1 || lot.envelopes().size() != 1) {
      throw new IllegalStateException("a bundle holds one lot with one envelope: " + view.ref());
    }
    return new Slot(lot.lot(), lot.envelopes().get(0).envelope());
  }

  private void addNotices(BundleZip bundle, List<NoticeView> orders, Set<Sha256> logged) {
    for (NoticeView order : orders) {
      if (logged.contains(order.signedHash())) {
        bundle.put("notices/" + order.ref().order() + ".p7s", order.signed());
        Sha256 hash = order.notice().ruleSet().hash();
        bundle.put("rules/" + hash + ".json", rules.byHash(hash).canonicalJson());
        for (Attachment document : order.notice().documents()) {
          bundle.put("documents/" + document.sha256(), documents.get(document.sha256()));
        }
      }
    }
  }

  private void addCeremony(BundleZip bundle, CeremonyView ceremony) {
    bundle.put("ceremony/ceremony.p7s", documents.get(ceremony.document()));
    ceremony
        .round1()
        .forEach(
            (member, hash) ->
                bundle.put("ceremony/round1-" + member + ".p7s", documents.get(hash)));
    ceremony
        .round2()
        .forEach(
            (member, hash) ->
                bundle.put("ceremony/round2-" + member + ".p7s", documents.get(hash)));
    ceremony.rehearsals().stream()
        .filter(session -> session.passedAt().isPresent())
        .findFirst()
        .map(RehearsalView::messages)
        .ifPresent(
            messages ->
                messages.forEach(
                    (member, hash) ->
                        bundle.put("ceremony/rehearsal-" + member + ".p7s", documents.get(hash))));
  }

  private void addOpening(BundleZip bundle, OpeningFiles files, Set<Sha256> logged) {
    add(bundle, "close.json", Optional.of(files.close()), logged);
    add(bundle, "close-reveal.json", files.reveal(), logged);
    add(bundle, GATE_KEY, files.gateKey(), logged);
    add(bundle, "opening-record.p7s", files.signedRecord(), logged);
    for (OpeningFiles.Message message : files.publicPartials()) {
      add(
          bundle,
          "partials/" + message.list() + "-" + message.member() + ".p7s",
          Optional.of(message.document()),
          logged);
    }
  }

  /** Of several decisions the one that the log names last, which may not be the newest. */
  private void addAward(BundleZip bundle, AwardView award, BundleLog.Excerpt log) {
    add(bundle, "ranking.p7s", Optional.of(award.signedRanking()), log.documents());
    add(bundle, "award.p7s", log.latest(FactKind.AWARD_DECIDED), log.documents());
    add(bundle, "unsuccessful.p7s", award.unsuccessful(), log.documents());
  }

  /**
   * A file comes in with its log entry, so that a bundle made in the middle of things is whole in
   * itself.
   */
  private void add(BundleZip bundle, String name, Optional<Sha256> document, Set<Sha256> logged) {
    document.filter(logged::contains).ifPresent(hash -> bundle.put(name, documents.get(hash)));
  }

  private void addBids(BundleZip bundle, TenderNumber tender, Slot slot) {
    int place = 0;
    List<SubmittedBid> page = openings.bids(tender.value(), slot, place);
    while (!page.isEmpty()) {
      for (SubmittedBid bid : page) {
        place++;
        String number = String.format(Locale.ROOT, "%03d", place);
        bundle.put("submissions/" + number + "-statement.p7s", bid.statement());
        bundle.put("submissions/" + number + "-envelope.p7m", bid.envelope());
      }
      page = openings.bids(tender.value(), slot, place);
    }
  }
}
