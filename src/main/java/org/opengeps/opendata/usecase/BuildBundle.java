package org.opengeps.opendata.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
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
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.OpeningFiles;
import org.opengeps.opening.SubmittedBid;
import org.opengeps.opening.usecase.PrepareOpeningPackage;
import org.opengeps.platform.Documents;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.log.SignedNote;
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
   * @return the zip; refused with {@code tender-unknown}, or {@code log-unpublished} while no
   *     witnessed checkpoint exists
   */
  public Verdict<byte[]> of(TenderNumber tender) {
    List<NoticeView> orders = notices.history(tender);
    if (orders.isEmpty()) {
      return Verdict.refuse("tender-unknown", "There is no tender with the number " + tender + ".");
    }
    Optional<SignedNote> checkpoint = log.checkpoint();
    if (checkpoint.isEmpty()) {
      return Verdict.refuse(
          "log-unpublished", "The log has no witnessed checkpoint yet. Try again soon.");
    }
    return Verdict.accept(build(tender, orders, checkpoint.get()));
  }

  private byte[] build(TenderNumber tender, List<NoticeView> orders, SignedNote checkpoint) {
    NoticeView current = orders.get(orders.size() - 1);
    Slot slot = onlySlot(current);
    CeremonyId ceremony =
        new CeremonyId(current.notice().envelope(slot).orElseThrow().committeeKey().ceremony());
    Optional<OpeningFiles> opening = openings.files(tender.value(), slot);
    Optional<AwardView> award = awards.find(current.ref(), slot.lot());
    String prefix = tender.value() + "-";
    var excerpt =
        excerpts.excerpt(
            checkpoint,
            List.of(prefix, ceremony.toString()),
            prefix,
            shown(opening, award, () -> excerpts.scores(checkpoint, prefix)));
    var bundle = new BundleContents();
    addNotices(bundle, orders, excerpt.documents());
    addCeremony(bundle, ceremonies.find(ceremony).orElseThrow());
    opening.ifPresent(files -> addOpening(bundle, files, excerpt.documents()));
    if (bundle.has(GATE_KEY)) {
      addBids(bundle, tender, slot);
    }
    award.ifPresent(ranked -> addAward(bundle, ranked, excerpt.documents()));
    bundle.put(
        "ledger/checkpoint",
        checkpoint.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    bundle.put("ledger/entries.json", excerpt.entries().toJson().canonical());
    bundle.put("ledger/leaves.json", excerpt.leaves().toJson().canonical());
    bundle.put("ledger/history.json", excerpt.history().toJson().canonical());
    Instant now = clock.instant();
    List<byte[]> others = new ArrayList<>(excerpt.leaves().ofKind(BundleLog.SCORE));
    others.add(signer.sign(bundle.manifest(tender.value(), now).toJson()));
    revocation.addTo(bundle, others);
    return bundle.zip(signer.sign(bundle.manifest(tender.value(), now).toJson()), now);
  }

  /**
   * Kinds of hidden facts that may be shown by now: receptions when revealed, scores with the
   * award.
   */
  private static Set<String> shown(
      Optional<OpeningFiles> opening, Optional<AwardView> award, LongSupplier loggedScores) {
    Set<String> kinds = new HashSet<>();
    if (opening.flatMap(OpeningFiles::reveal).isPresent()) {
      kinds.add(BundleLog.RECEPTION);
    }
    if (award.flatMap(AwardView::decision).isPresent()
        && loggedScores.getAsLong() == award.get().sheets().size()) {
      kinds.add(BundleLog.SCORE);
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

  private void addNotices(BundleContents bundle, List<NoticeView> orders, Set<Sha256> logged) {
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

  private void addCeremony(BundleContents bundle, CeremonyView ceremony) {
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

  private void addOpening(BundleContents bundle, OpeningFiles files, Set<Sha256> logged) {
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

  private void addAward(BundleContents bundle, AwardView award, Set<Sha256> logged) {
    add(bundle, "ranking.p7s", Optional.of(award.signedRanking()), logged);
    add(bundle, "award.p7s", award.decision().map(AwardView.Decision::signed), logged);
  }

  /**
   * A file comes in with its log entry, so that a bundle made in the middle of things is whole in
   * itself.
   */
  private void add(
      BundleContents bundle, String name, Optional<Sha256> document, Set<Sha256> logged) {
    document.filter(logged::contains).ifPresent(hash -> bundle.put(name, documents.get(hash)));
  }

  private void addBids(BundleContents bundle, TenderNumber tender, Slot slot) {
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
