package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.ledger.LeafProof;
import org.opengeps.ledger.usecase.ProveLeaf;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.BidReadView;
import org.opengeps.opening.model.BidReads;
import org.opengeps.opening.model.Opening;
import org.opengeps.opening.model.Openings;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.BidRead;
import org.opengeps.protocol.message.BidReadProof;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.OrganisationKind;
import org.opengeps.registry.usecase.FindOrganisation;

/** Who has read a bid, for the firm whose bid it is. */
@ApplicationScoped
public class FindReads {
  /** In one answer: each comes with its proof. */
  public static final int MOST = 50;

  /**
   * Some of the reads of a bid.
   *
   * @param agency for which all of them were made
   * @param count how many there are in all
   */
  public record Found(LocalText agency, int count, List<BidReadView> reads) {}

  @Inject private Openings openings;
  @Inject private BidReads reads;
  @Inject private FindNotice notices;
  @Inject private FindOrganisation organisations;
  @Inject private ProveLeaf proofs;
  @Inject private Documents documents;

  /**
   * @param bidder who asks
   * @param from place, from 0
   * @return the latest first, {@link #MOST} at a time; refused with {@code tender-unknown}, {@code
   *     bid-unknown} while no record names the bid and its firm, or {@code not-your-bid}
   */
  @Transactional
  public Verdict<Found> find(
      OrganisationId bidder, TenderNumber number, UUID submission, int from) {
    return Verdict.found(notices.current(number), () -> noTender(number))
        .then(
            notice ->
                Verdict.found(owner(number, submission), () -> unknown(submission))
                    .unless(owner -> owner.equals(bidder) ? Optional.empty() : Optional.of(other()))
                    .map(
                        owner ->
                            new Found(
                                notice.notice().agency().name(),
                                reads.count(number.value(), submission),
                                views(
                                    notice, reads.list(number.value(), submission, from, MOST)))));
  }

  /**
   * How often each opened bid of a firm was read, by submission; empty if it has none here.
   *
   * @param bidder who asks
   */
  @Transactional
  public Map<UUID, Integer> count(OrganisationId bidder, TenderNumber number) {
    String supplier = organisations.get(bidder).identifier();
    Map<UUID, Integer> counts = new TreeMap<>();
    openings.ofTender(number.value()).stream()
        .flatMap(opening -> record(opening).stream())
        .flatMap(record -> record.bids().stream())
        .filter(bid -> supplier.equals(bid.supplier()))
        .map(OpeningRecord.Bid::submission)
        .forEach(
            submission ->
                counts.computeIfAbsent(submission, id -> reads.count(number.value(), id)));
    return counts;
  }

  /**
   * Certified names of who read, by fact. The caller checks that the asker may see them: an auditor
   * with a mandate.
   */
  @Transactional
  public Map<Sha256, String> readers(Collection<Sha256> facts) {
    return reads.readers(facts);
  }

  private Optional<OrganisationId> owner(TenderNumber number, UUID submission) {
    return openings.ofTender(number.value()).stream()
        .flatMap(opening -> record(opening).stream())
        .flatMap(record -> record.bids().stream())
        .filter(bid -> bid.submission().equals(submission) && bid.supplier() != null)
        .findFirst()
        .flatMap(bid -> organisations.findByIdentifier(OrganisationKind.SUPPLIER, bid.supplier()))
        .map(Organisation::id);
  }

  private Optional<OpeningRecord> record(Opening opening) {
    return opening
        .record()
        .map(signed -> OpeningRecord.from(SignedDocument.read(documents.get(signed)).json()));
  }

  private List<BidReadView> views(NoticeView notice, List<BidReads.Row> rows) {
    List<Sha256> hashes = rows.stream().map(BidReads.Row::fact).toList();
    List<byte[]> facts = documents.list(hashes);
    Map<Sha256, LeafProof> found = proofs.find(hashes);
    return IntStream.range(0, rows.size())
        .mapToObj(
            i ->
                view(
                    notice,
                    rows.get(i),
                    facts.get(i),
                    Optional.ofNullable(found.get(hashes.get(i)))))
        .toList();
  }

  /**
   * Names are for the time when nobody examines any more: who reads a lot reads the next round or
   * stage of it, and the lots beside it.
   */
  private static BidReadView view(
      NoticeView notice, BidReads.Row row, byte[] fact, Optional<LeafProof> proof) {
    boolean over = notice.state().isEnd();
    return new BidReadView(
        BidRead.from(JsonObject.parseCanonical(fact)),
        over ? Optional.of(who(row)) : Optional.empty(),
        proof.map(found -> proof(fact, found)));
  }

  private static BidReadView.Who who(BidReads.Row row) {
    return new BidReadView.Who(row.reader().value(), row.readerName(), row.salt());
  }

  private static BidReadProof proof(byte[] fact, LeafProof proof) {
    return new BidReadProof(
        fact,
        proof.leaf(),
        proof.shownBatch(),
        proof.batch().inclusion().path(),
        proof.batch().checkpoint().toString(),
        proof.timestamp().orElse(null));
  }

  private static Refusal noTender(TenderNumber number) {
    return Refusal.of("tender-unknown").with("no", number.toString());
  }

  private static Refusal unknown(UUID submission) {
    return Refusal.of("bid-unknown.reads").with("submission", submission);
  }

  private static Refusal other() {
    return Refusal.of("not-your-bid");
  }
}
