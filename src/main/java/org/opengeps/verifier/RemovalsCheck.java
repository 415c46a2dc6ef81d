package org.opengeps.verifier;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opengeps.kernel.Counted;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.CloseReveal;
import org.opengeps.protocol.message.CloseStatement;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.message.Removals;
import org.opengeps.protocol.opening.RemovedBids;
import org.opengeps.protocol.opening.RemovedBids.Granted;
import org.opengeps.protocol.pki.CertifiedSigner;

/**
 * Bids that are not opened: each rests on its own bidder's request and on the consent of an officer
 * of the agency, and the log had all of it before the gate opened, when nobody could know what is
 * in them.
 */
final class RemovalsCheck {
  private static final String CHECK = "removals";
  private static final String LIST = RemovalFiles.LIST;
  private final Bundle bundle;
  private final LoggedFiles log;
  private final Findings findings;

  RemovalsCheck(Bundle bundle, LoggedFiles log, Findings findings) {
    this.bundle = bundle;
    this.log = log;
    this.findings = findings;
  }

  /**
   * @param notice in force at closing
   */
  void check(Notice notice) {
    int before = findings.count();
    List<Removals.Removed> removed =
        bundle.removals.list().map(Removals::removed).orElse(List.of());
    Set<String> named = new HashSet<>();
    for (int place = 1; place <= removed.size(); place++) {
      named.add(RemovalFiles.name(place, RemovalFiles.REQUEST));
      named.add(RemovalFiles.name(place, RemovalFiles.GRANT));
    }
    for (String name : bundle.files.names(RemovalFiles.FOLDER)) {
      findings.require(
          named.contains(name), CHECK, name, "a file that " + LIST + " names", "another one");
    }
    if (bundle.removals.list().isEmpty()) {
      return;
    }
    if (!findings.require(bundle.close.isPresent(), CHECK, LIST, "CLOSE beside removals", "none")) {
      return;
    }
    CloseStatement close = bundle.close.get();
    PinnedRules.of(bundle.files, notice)
        .ifPresent(
            pinned ->
                findings.require(
                    pinned.rules().allowsCancellation(),
                    CHECK,
                    LIST,
                    "no removals: the rule set knows no cancellation of bids",
                    removed.size()));
    about(bundle.removals.list().get(), close);
    times();
    for (int place = 1; place <= removed.size(); place++) {
      removal(notice, close, place, removed.get(place - 1));
    }
    said(removed.size(), findings.count() == before);
  }

  private void about(Removals removals, CloseStatement close) {
    findings.expect(CHECK, LIST + " tender", close.tender(), removals.tender());
    findings.expect(CHECK, LIST + " lot", close.lot(), removals.lot());
    findings.expect(CHECK, LIST + " closeHash", close.hash(), removals.closeHash());
  }

  /** Fixed after CLOSE and before anybody could look behind the gate. */
  private void times() {
    log.expectOrder("close.json", LIST);
    log.expectOrder(LIST, "close-reveal.json");
    log.expectOrder(LIST, "gate-key.json");
    Instant opensAt = opensAt();
    log.entryOf(LIST)
        .map(LedgerEntry::at)
        .ifPresent(
            at ->
                findings.require(
                    !at.isBefore(opensAt), "order", LIST, "logged not before " + opensAt, at));
  }

  /** As the orders said by then: an outage that follows may move the opening once more. */
  private Instant opensAt() {
    return bundle.ofLot().stream()
        .filter(order -> log.isBefore(order.name(), LIST))
        .reduce((earlier, later) -> later)
        .map(order -> order.content().schedule().opensAt())
        .orElseGet(bundle::opensAt);
  }

  private void removal(Notice notice, CloseStatement close, int place, Removals.Removed removed) {
    String name = RemovalFiles.name(place, RemovalFiles.REQUEST);
    var request = RemovalFiles.find(bundle.removals.requests(), name);
    there(request, name, "the request of the bidder", removed.request());
    String grantName = RemovalFiles.name(place, RemovalFiles.GRANT);
    var grant = RemovalFiles.find(bundle.removals.grants(), grantName);
    there(grant, grantName, "the consent of an officer", removed.grant());
    String agency = notice.agency().code();
    grant.ifPresent(
        one ->
            findings.accept(
                "signer",
                grantName + " signer",
                "somebody certified for agency " + agency,
                CertifiedSigner.foreign(agency, one.document().signer(), grantName)));
    request.ifPresent(
        asked -> {
          findings.expect(
              CHECK, name + " submission", removed.submission(), asked.content().submission());
          grant.ifPresent(
              consent -> ofBid(close, name, new Granted(asked.document(), consent.document())));
        });
  }

  private <T> void there(Optional<Signed<T>> file, String name, String what, Sha256 hash) {
    if (findings.require(file.isPresent(), CHECK, name, what, "none")) {
      findings.expect(CHECK, name, hash, file.get().document().hash());
    }
  }

  /** Request and consent are about the bid as it was received, and of whoever bid. */
  private void ofBid(CloseStatement close, String name, Granted one) {
    List<ReceiptCore> receptions = bundle.reveal.map(CloseReveal::receptions).orElse(List.of());
    if (bundle.reveal.isEmpty()) {
      return; // said below
    }
    UUID submission = one.asked().submission();
    var alone =
        new RemovedBids(
            new Removals(close.tender(), close.lot(), close.hash(), List.of(one.removed())),
            List.of(one));
    findings.accept(
        CHECK,
        name,
        "a request and a consent about a bid of the close set",
        alone.refusal(close.tender(), close.lot(), close.hash(), receptions));
    for (int place = 1; place <= receptions.size(); place++) {
      if (receptions.get(place - 1).submission().equals(submission)) {
        bundle
            .files
            .find(Bundle.statementName(place))
            .ifPresent(statement -> own(alone, submission, statement, name));
      }
    }
  }

  private void own(RemovedBids removed, UUID submission, byte[] statement, String name) {
    findings.guarded(
        name,
        () ->
            findings.accept(
                CHECK,
                name + " signer",
                "the organisation that signed the bid",
                removed.foreign(submission, statement)));
  }

  private void said(int removed, boolean holds) {
    findings.note(
        "That requests and consents to cancel bids came before the opening time is the platform's"
            + " word.");
    if (bundle.reveal.isEmpty()) {
      findings.note(
          "The bundle ends before the close set is shown. Not checked: that the removed bids stand"
              + " in it, and that their own bidders asked for it.");
    } else if (bundle.gateKey.isEmpty()) {
      findings.note(
          "That the removed bids' own bidders asked for it is the platform's word: the gate was not"
              + " opened, and who signed the bids stays sealed.");
    } else if (holds) {
      findings.confirm(
          Counted.of(
              removed,
              "bid was removed before the gate opened, on its bidder's signed request and an"
                  + " officer's consent; its envelope stays sealed.",
              "bids were removed before the gate opened, each on its bidder's signed request and an"
                  + " officer's consent; their envelopes stay sealed."));
    }
  }
}
