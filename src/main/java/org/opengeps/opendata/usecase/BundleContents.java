package org.opengeps.opendata.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opengeps.award.AwardView;
import org.opengeps.award.TechnicalView;
import org.opengeps.contract.ContractView;
import org.opengeps.contract.DeliveriesView;
import org.opengeps.custody.CeremonyView;
import org.opengeps.custody.RehearsalView;
import org.opengeps.custody.usecase.FindCeremony;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.AnswerView;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindIncidents;
import org.opengeps.opening.OpeningFiles;
import org.opengeps.opening.SubmittedBid;
import org.opengeps.opening.SuspensionView;
import org.opengeps.opening.usecase.PrepareOpeningPackage;
import org.opengeps.platform.Calendars;
import org.opengeps.platform.Documents;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.SignedNote;
import org.opengeps.protocol.message.Lapse;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.NoticeTerms.Attachment;
import org.opengeps.protocol.message.Slot;

/** The files of a bundle (docs/protocol.md section 12), each with its entry in the log. */
@Dependent
class BundleContents {
  private static final String GATE_KEY = "gate-key.json";
  private static final String REMOVALS = "removals.json";
  private static final String GATE_VALUES = "gate-values.json";
  @Inject private FindIncidents incidents;
  @Inject private FindCeremony ceremonies;
  @Inject private PrepareOpeningPackage openings;
  @Inject private RuleSets rules;
  @Inject private Calendars calendars;
  @Inject private Documents documents;

  /** Puts everything in but the certificates behind the signatures. */
  void fill(BundleZip bundle, TenderNumber tender, BundleSources of) {
    NoticeView current = of.current();
    Lot lot = of.lot();
    BundleLog.Excerpt excerpt = of.excerpt();
    addNotices(bundle, of.orders(), excerpt.documents());
    addAnswers(bundle, of.answers(), excerpt.documents());
    for (Sha256 incident : incidents.incidentsBehind(of.orders())) {
      add(bundle, "incidents/" + incident + ".json", Optional.of(incident), excerpt.documents());
    }
    addCeremony(bundle, ceremonies.find(of.ceremony()).orElseThrow());
    of.openings().forEach(files -> addOpening(bundle, lot, files, excerpt.documents()));
    of.admission().ifPresent(decision -> addDecision(bundle, decision, excerpt.documents()));
    of.passed().forEach(passed -> addPassed(bundle, passed));
    addSuspensions(bundle, of.suspensions(), excerpt.documents());
    byte[] lapse = Lapse.of(current.notice(), lot.lot()).toJson().canonical();
    if (excerpt.documents().contains(Sha256.of(lapse))) {
      bundle.put("lapse.json", lapse);
    }
    if (bundle.has(GATE_KEY)) {
      addBids(bundle, tender, lot.first(), lot.isLast(lot.first().envelope()));
    }
    if (bundle.has(GATE_VALUES)) {
      addBids(bundle, tender, lot.last(), true);
    }
    of.award().ifPresent(ranked -> addAward(bundle, ranked, excerpt));
    of.contract().ifPresent(contract -> addContract(bundle, contract, excerpt.documents()));
    of.deliveries().ifPresent(all -> addDeliveries(bundle, all, excerpt.documents()));
    new BundlePayments(documents, excerpt.documents()).add(bundle, of.payments());
    addDestroyed(bundle, excerpt.all(FactKind.BIDS_DESTROYED));
    addLog(bundle, of.checkpoint(), excerpt);
  }

  private static void addLog(BundleZip bundle, SignedNote checkpoint, BundleLog.Excerpt excerpt) {
    bundle.put("ledger/checkpoint", checkpoint.toString().getBytes(StandardCharsets.UTF_8));
    bundle.put("ledger/entries.json", excerpt.entries().toJson().canonical());
    bundle.put("ledger/leaves.json", excerpt.leaves().toJson().canonical());
    bundle.put("ledger/history.json", excerpt.history().toJson().canonical());
  }

  private void addNotices(BundleZip bundle, List<NoticeView> orders, Set<Sha256> logged) {
    for (NoticeView order : orders) {
      if (logged.contains(order.signedHash())) {
        bundle.put("notices/" + order.ref().order() + ".p7s", order.signed());
        Sha256 hash = order.notice().ruleSet().hash();
        bundle.put("rules/" + hash + ".json", rules.byHash(hash).canonicalJson());
        Sha256 calendar = order.notice().calendar().hash();
        bundle.put("calendars/" + calendar + ".json", calendars.byHash(calendar).canonicalJson());
        for (Attachment document : order.notice().documents()) {
          bundle.put("documents/" + document.sha256(), documents.get(document.sha256()));
        }
      }
    }
  }

  /** They are about the whole tender, and lie in the bundle of each of its lots. */
  private static void addAnswers(BundleZip bundle, List<AnswerView> all, Set<Sha256> logged) {
    int place = 0;
    for (AnswerView one : all) {
      if (logged.contains(one.signed())) {
        place++;
        bundle.put("answers/" + String.format(Locale.ROOT, "%03d", place) + ".p7s", one.der());
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

  private void addOpening(BundleZip bundle, Lot lot, OpeningFiles files, Set<Sha256> logged) {
    String envelope = files.slot().envelope();
    String folder = lot.isLast(envelope) ? "" : envelope + "/";
    add(bundle, "close.json", Optional.of(files.close()), logged);
    addRemovals(bundle, files, logged);
    add(bundle, "close-reveal.json", files.reveal(), logged);
    add(bundle, lot.opensOnDecision(envelope) ? GATE_VALUES : GATE_KEY, files.gateKey(), logged);
    add(bundle, folder + "opening-record.p7s", files.signedRecord(), logged);
    for (OpeningFiles.Message message : files.publicPartials()) {
      add(
          bundle,
          folder + "partials/" + message.list() + "-" + message.member() + ".p7s",
          Optional.of(message.document()),
          logged);
    }
  }

  /** Requests and consents come in with the list that names them. */
  private void addRemovals(BundleZip bundle, OpeningFiles files, Set<Sha256> logged) {
    add(bundle, REMOVALS, files.removals(), logged);
    if (bundle.has(REMOVALS)) {
      int place = 0;
      for (OpeningFiles.Removal one : files.removed()) {
        place++;
        String number = "removals/" + String.format(Locale.ROOT, "%03d", place);
        bundle.put(number + "-request.p7s", documents.get(one.request()));
        bundle.put(number + "-grant.p7s", documents.get(one.grant()));
      }
    }
  }

  private void addDecision(BundleZip bundle, TechnicalView decision, Set<Sha256> logged) {
    if (logged.contains(decision.signed())) {
      bundle.put("technical-decision.p7s", documents.get(decision.signed()));
      bundle.put("technical-approval.p7s", documents.get(decision.approval().orElseThrow()));
    }
  }

  /** They came into the log before the order that rests on them. */
  private void addPassed(BundleZip bundle, BundleSources.Passed passed) {
    String name = "admissions/" + passed.lot();
    TechnicalView decision = passed.decision();
    bundle.put(name + "-record.p7s", documents.get(passed.record()));
    bundle.put(name + "-decision.p7s", documents.get(decision.signed()));
    bundle.put(name + "-approval.p7s", documents.get(decision.approval().orElseThrow()));
  }

  private void addSuspensions(BundleZip bundle, List<SuspensionView> all, Set<Sha256> logged) {
    int place = 0;
    for (SuspensionView one : all) {
      if (logged.contains(one.signed())) {
        place++;
        String number = "suspensions/" + String.format(Locale.ROOT, "%03d", place);
        bundle.put(number + "-act.p7s", documents.get(one.signed()));
        bundle.put(number + "-approval.p7s", documents.get(one.approval().orElseThrow()));
      }
    }
  }

  /** Of several decisions the one that the log names last, which may not be the newest. */
  private void addAward(BundleZip bundle, AwardView award, BundleLog.Excerpt log) {
    add(bundle, "ranking.p7s", Optional.of(award.signedRanking()), log.documents());
    add(bundle, "award.p7s", log.latest(FactKind.AWARD_DECIDED), log.documents());
    add(bundle, "unsuccessful.p7s", award.unsuccessful(), log.documents());
  }

  /** Every contract that was sent, also one that another has replaced, and what was signed. */
  private void addContract(BundleZip bundle, ContractView contract, Set<Sha256> logged) {
    Map<Sha256, String> folders = new HashMap<>();
    for (ContractView.Sent sent : contract.sent()) {
      String prefix = "contract/" + String.format(Locale.ROOT, "%03d", folders.size() + 1) + "-";
      folders.put(sent.hash(), prefix);
      add(bundle, prefix + "contract.p7s", Optional.of(sent.signed()), logged);
    }
    for (ContractView.Step step : contract.signed()) {
      String name = folders.get(step.contract()) + JsonValues.word(step.kind()) + ".p7s";
      add(bundle, name, Optional.of(step.signed()), logged);
    }
  }

  private void addDeliveries(BundleZip bundle, DeliveriesView all, Set<Sha256> logged) {
    for (DeliveriesView.Item one : all.deliveries()) {
      String name = "deliveries/" + String.format(Locale.ROOT, "%03d", one.delivery().number());
      add(bundle, name + "-delivery.p7s", Optional.of(one.signed()), logged);
      add(
          bundle,
          name + "-inspection.p7s",
          one.inspection().map(DeliveriesView.Inspected::signed),
          logged);
    }
  }

  private void addDestroyed(BundleZip bundle, List<Sha256> destructions) {
    int place = 0;
    for (Sha256 one : destructions) {
      place++;
      bundle.put(
          "destroyed/" + String.format(Locale.ROOT, "%03d", place) + ".json", documents.get(one));
    }
  }

  /**
   * A file comes in with its log entry, so that a bundle made in the middle of things is whole in
   * itself.
   */
  private void add(BundleZip bundle, String name, Optional<Sha256> document, Set<Sha256> logged) {
    document.filter(logged::contains).ifPresent(hash -> bundle.put(name, documents.get(hash)));
  }

  private void addBids(BundleZip bundle, TenderNumber tender, Slot slot, boolean isLast) {
    int place = 0;
    List<SubmittedBid> page = openings.bids(tender.value(), slot, place);
    while (!page.isEmpty()) {
      for (SubmittedBid bid : page) {
        place++;
        String number = String.format(Locale.ROOT, "%03d", place);
        bundle.put("submissions/" + number + "-statement.p7s", bid.statement());
        String name = isLast ? "envelope" : slot.envelope();
        bid.envelope()
            .ifPresent(der -> bundle.put("submissions/" + number + "-" + name + ".p7m", der));
      }
      page = openings.bids(tender.value(), slot, place);
    }
  }
}
