package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
import org.opengeps.platform.RecentResults;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CloseReveal;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Slot;

/** Everything that is public about an opening, document by document. */
@ApplicationScoped
public class PrepareOpeningPackage {
  private static final long MEMORY = 64L << 20;

  private final RecentResults<Sha256, OpeningPackage> recent =
      new RecentResults<>(MEMORY, PrepareOpeningPackage::weight);
  @Inject private Openings openings;
  @Inject private OpeningCases cases;
  @Inject private ProveEntry prove;
  @Inject private Documents documents;

  /**
   * For officers' clients, from the publication of the gate key on.
   *
   * @param tender number of the notice, without its order
   * @return refused with {@code opening-unknown}, {@code gate-closed}, or {@code
   *     close-not-witnessed} while the closing has no witnessed checkpoint yet
   */
  @Transactional
  public Verdict<OpeningPackage> prepare(String tender, Slot slot) {
    Optional<Opening> found = openings.find(new EnvelopeKey(tender, slot));
    if (found.isEmpty()) {
      return Verdict.refuse(
          "opening-unknown", "Nothing is closed under " + tender + ", " + slot + ".");
    }
    Opening opening = found.get();
    if (opening.gateKey().isEmpty()) {
      return Verdict.refuse(
          "gate-closed",
          opening.reason().isPresent()
              ? "The tender failed; its bids stay sealed."
              : "The gate key is not public yet; the opening time is " + opening.opensAt() + ".");
    }
    return prove
        .findDocument(opening.closeHash())
        .map(entry -> Verdict.accept(remembered(opening, entry)))
        .orElseGet(
            () ->
                Verdict.refuse(
                    "close-not-witnessed",
                    "The closing stands under no witnessed checkpoint yet. Try again soon."));
  }

  /** Every statement must be decrypted for it, and then it never changes. */
  private OpeningPackage remembered(Opening opening, EntryProof entry) {
    return recent.get(opening.gateKey().orElseThrow(), made -> true, () -> of(opening, entry));
  }

  private static long weight(OpeningPackage made) {
    return made.bids().stream()
        .mapToLong(bid -> bid.statement().length + bid.envelope().length)
        .sum();
  }

  private OpeningPackage of(Opening opening, EntryProof entry) {
    OpeningCase opened = cases.of(opening);
    return new OpeningPackage(
        cases.notices(opening),
        opened.set().close().toJson().canonical(),
        entry,
        documents.get(opening.reveal().orElseThrow()),
        documents.get(opening.gateKey().orElseThrow()),
        opened.bids().stream()
            .map(bid -> new SubmittedBid(bid.statementDer(), bid.envelopeDer()))
            .toList());
  }

  /**
   * The bids of an opening as they were received, in close order; empty before the gate key is
   * public.
   */
  @Transactional
  public List<SubmittedBid> bids(String tender, Slot slot) {
    return openings
        .find(new EnvelopeKey(tender, slot))
        .filter(opening -> opening.gateKey().isPresent())
        .map(
            opening ->
                cases.of(opening).bids().stream()
                    .map(bid -> new SubmittedBid(bid.statementDer(), bid.envelopeDer()))
                    .toList())
        .orElse(List.of());
  }

  /** Names of the documents of an opening, for the bundle. */
  @Transactional
  public Optional<OpeningFiles> files(String tender, Slot slot) {
    return openings.find(new EnvelopeKey(tender, slot)).map(this::files);
  }

  private OpeningFiles files(Opening opening) {
    Set<String> shown = PartialsMayBeShown.lists(reveal(opening), record(opening));
    return new OpeningFiles(
        opening.closeHash(),
        opening.reveal(),
        opening.gateKey(),
        opening.record(),
        messages(opening, partial -> shown.contains(partial.list())),
        messages(opening, partial -> !shown.contains(partial.list())));
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
