package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.model.Bidder;
import org.opengeps.bid.model.Decision;
import org.opengeps.bid.model.TenderFacts;
import org.opengeps.bid.rules.FilesAreComplete;
import org.opengeps.bid.rules.FilesArePadded;
import org.opengeps.bid.rules.FirstBidIsTheOnlyOne;
import org.opengeps.bid.rules.NoticeVersionIsGood;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.upload.UploadBook;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.message.Statement.FileReference;

/**
 * The questions after the sender is known, in the protocol's order: eligibility, notice version,
 * hashes and files, replacement.
 */
@ApplicationScoped
public class JudgeBid {
  private UploadBook uploads;
  private BidderTags tags;
  private IntakeQuestions questions;

  /** For the container. */
  protected JudgeBid() {}

  @Inject
  public JudgeBid(UploadBook uploads, BidderTags tags, IntakeQuestions questions) {
    this.uploads = uploads;
    this.tags = tags;
    this.questions = questions;
  }

  @Transactional
  public Decision judge(Statement statement, TenderFacts tender, Authentication sender) {
    if (sender.bidderOrNone().isEmpty()) {
      return Decision.refuse(sender.refusalOrNone().orElseThrow());
    }
    Bidder bidder = sender.bidderOrNone().get();
    Optional<Refusal> refusal = firstRefusal(statement, tender, bidder);
    if (refusal.isPresent()) {
      return Decision.refuse(refusal.get());
    }
    Sha256 slot = tags.slot(new LotRef(statement.tender(), statement.lot()), tender.era(), bidder);
    return sender instanceof Authentication.Certain
        ? Decision.accept(slot)
        : Decision.provisional(Optional.of(slot));
  }

  private Optional<Refusal> firstRefusal(Statement statement, TenderFacts tender, Bidder bidder) {
    return IntakeQuestions.first(questions.ofBidder(tender, statement.lot(), bidder))
        .or(() -> NoticeVersionIsGood.judge(statement.noticeHash(), tender.goodNotices()))
        .or(() -> files(statement, tender, bidder))
        .or(() -> FirstBidIsTheOnlyOne.judge(statement));
  }

  private Optional<Refusal> files(Statement statement, TenderFacts tender, Bidder bidder) {
    Map<Sha256, Long> complete = complete(statement, bidder);
    String ofPrice = tender.lots().get(statement.lot()).ofPrice();
    return FilesArePadded.judge(statement.envelopes(), ofPrice, complete)
        .or(() -> FilesAreComplete.judge(statement.envelopes(), ofPrice, complete));
  }

  private Map<Sha256, Long> complete(Statement statement, Bidder bidder) {
    List<Sha256> named = statement.files().stream().map(FileReference::sha256).toList();
    return uploads.listComplete(tags.uploads(statement.tender(), bidder), named).stream()
        .collect(
            Collectors.toMap(UploadBook.Line::sha256, UploadBook.Line::size, (one, same) -> one));
  }
}
