package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.ledger.EntryProof;
import org.opengeps.ledger.usecase.ProveEntry;
import org.opengeps.opening.OpeningFiles;
import org.opengeps.opening.OpeningPackage;
import org.opengeps.opening.SubmittedBid;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Opening;
import org.opengeps.opening.model.Openings;
import org.opengeps.opening.model.PostedPartial;
import org.opengeps.opening.rules.PartialsMayBeShown;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.CloseReveal;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Removals;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.opening.SealedBid;

/** Everything that is public about an opening, document by document. */
@ApplicationScoped
public class PrepareOpeningPackage {
  static final int PAGE = 64;
  static final int PAGE_BYTES = 2 << 20;

  @Inject private Openings openings;
  @Inject private OpeningCases cases;
  @Inject private FindSuspensions suspensions;
  @Inject private ProveEntry prove;
  @Inject private Documents documents;

  /**
   * For officers' clients, from the publication of the gate key on.
   *
   * @param tender number of the notice, without its order
   * @return refused with {@code opening-unknown}, {@code gate-closed}, {@code round-suspended}, or
   *     {@code close-not-witnessed} while the closing has no witnessed checkpoint yet
   */
  @Transactional
  public Verdict<OpeningPackage> prepare(String tender, Slot slot) {
    Optional<Opening> found = openings.find(new EnvelopeKey(tender, slot));
    if (found.isEmpty()) {
      return Verdict.refuse(
          Refusal.of("opening-unknown").with("tender", tender).with("slot", slot.toString()));
    }
    Opening opening = found.get();
    if (opening.gateKey().isEmpty()) {
      return Verdict.refuse(
          opening.reason().isPresent()
              ? Refusal.of("gate-closed.failed")
              : Refusal.of("gate-closed.early").with("opensAt", opening.opensAt()));
    }
    Optional<Refusal> suspended = suspensions.refusal(tender, slot.lot());
    if (suspended.isPresent() && opening.decision().isPresent()) {
      return Verdict.refuse(suspended.get());
    }
    // under the newest checkpoint: orders that came after the closing stand there as well
    return prove
        .findDocumentNow(opening.closeHash())
        .flatMap(entry -> of(opening, entry))
        .map(Verdict::accept)
        .orElseGet(() -> Verdict.refuse(Refusal.of("close-not-witnessed")));
  }

  /** Empty while the decision on which it opens, or a removal, has no witnessed checkpoint. */
  private Optional<OpeningPackage> of(Opening opening, EntryProof entry) {
    byte[] gate = documents.get(opening.gateKey().orElseThrow());
    if (opening.decision().isPresent() && !isResumptionSeen(opening)) {
      return Optional.empty();
    }
    Optional<OpeningPackage.Prices> prices =
        opening.decision().flatMap(decision -> prices(opening, decision, gate));
    if (opening.decision().isPresent() && prices.isEmpty()) {
      return Optional.empty();
    }
    Optional<OpeningPackage.Removed> removed = opening.removals().flatMap(this::removed);
    if (opening.removals().isPresent() && removed.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new OpeningPackage(
            cases.notices(opening),
            cases.set(opening).close().toJson().canonical(),
            entry,
            documents.get(opening.reveal().orElseThrow()),
            prices.isPresent() ? Optional.empty() : Optional.of(gate),
            removed,
            prices));
  }

  private Optional<OpeningPackage.Removed> removed(Sha256 document) {
    List<Removals.Removed> all = cases.removals(document).removed();
    return prove
        .findDocumentNow(document)
        .map(
            entry ->
                new OpeningPackage.Removed(
                    documents.get(document),
                    documents.list(all.stream().map(Removals.Removed::request).toList()),
                    documents.list(all.stream().map(Removals.Removed::grant).toList()),
                    entry));
  }

  private Optional<OpeningPackage.Prices> prices(
      Opening opening, Sha256 decision, byte[] gateValues) {
    return prove
        .findDocumentNow(decision)
        .map(
            entry ->
                new OpeningPackage.Prices(
                    documents.get(decision),
                    documents.get(
                        LedgerEntry.parse(entry.entry()).data().value("approval", Sha256::fromHex)),
                    entry,
                    documents.get(cases.first(opening).record().orElseThrow()),
                    gateValues,
                    pauses(opening)));
  }

  /** Members go by the log: what officers resumed a moment ago must stand in it first. */
  private boolean isResumptionSeen(Opening opening) {
    return suspensions
        .last(opening.key().tender(), opening.key().slot().lot())
        .map(last -> prove.findDocumentNow(last.signed()).isPresent())
        .orElse(true);
  }

  private List<OpeningPackage.Pause> pauses(Opening opening) {
    return suspensions.list(opening.key().tender(), opening.key().slot().lot()).stream()
        .map(
            view ->
                new OpeningPackage.Pause(
                    documents.get(view.signed()), documents.get(view.approval().orElseThrow())))
        .toList();
  }

  /**
   * A part of the bids of an opening as they were received, in close order: at most {@value #PAGE},
   * and not many more bytes than {@value #PAGE_BYTES}. Empty before the gate key is public, and
   * behind the last bid.
   *
   * @param from place of the first, from 0
   * @throws org.opengeps.platform.EvidenceChangedException if one is not stored as it was received
   */
  @Transactional
  public List<SubmittedBid> bids(String tender, Slot slot, int from) {
    return openings
        .find(new EnvelopeKey(tender, slot))
        .filter(opening -> opening.gateKey().isPresent())
        .map(opening -> page(cases.of(opening).bids(), from))
        .orElse(List.of());
  }

  private static List<SubmittedBid> page(StoredBids bids, int from) {
    List<SubmittedBid> page = new ArrayList<>();
    int bytes = 0;
    for (SealedBid bid : bids.page(from, PAGE)) {
      bytes += bid.statementDer().length + bid.envelopeDer().length;
      if (bytes > PAGE_BYTES && !page.isEmpty()) {
        break;
      }
      boolean kept = bid.envelopeDer().length == 0;
      page.add(
          new SubmittedBid(
              bid.statementDer(), kept ? Optional.empty() : Optional.of(bid.envelopeDer())));
    }
    return page;
  }

  /** Names of the documents of an opening, for the bundle. */
  @Transactional
  public Optional<OpeningFiles> files(String tender, Slot slot) {
    return openings.find(new EnvelopeKey(tender, slot)).map(this::files);
  }

  private OpeningFiles files(Opening opening) {
    Set<String> shown = PartialsMayBeShown.lists(reveal(opening), record(opening));
    return new OpeningFiles(
        opening.key().slot(),
        opening.closeHash(),
        opening.reveal(),
        opening.removals(),
        opening.removals().map(this::removals).orElse(List.of()),
        opening.gateKey(),
        opening.record(),
        messages(opening, partial -> shown.contains(partial.list())),
        messages(opening, partial -> !shown.contains(partial.list())));
  }

  private List<OpeningFiles.Removal> removals(Sha256 document) {
    return cases.removals(document).removed().stream()
        .map(one -> new OpeningFiles.Removal(one.request(), one.grant()))
        .toList();
  }

  private Optional<CloseReveal> reveal(Opening opening) {
    return opening
        .reveal()
        .map(hash -> CloseReveal.from(JsonObject.parseCanonical(documents.get(hash))));
  }

  private Optional<OpeningRecord> record(Opening opening) {
    return opening
        .record()
        .map(hash -> OpeningRecord.from(SignedDocument.read(documents.get(hash)).json()));
  }

  private List<OpeningFiles.Message> messages(Opening opening, Predicate<PostedPartial> which) {
    return openings.partials(opening.key()).stream()
        .filter(which)
        .map(
            partial ->
                new OpeningFiles.Message(partial.list(), partial.member(), partial.document()))
        .toList();
  }
}
