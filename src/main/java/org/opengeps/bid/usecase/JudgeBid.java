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
import org.opengeps.bid.model.LotGate;
import org.opengeps.bid.model.TenderFacts;
import org.opengeps.bid.rules.BidderIsAdmitted;
import org.opengeps.bid.rules.FilesAreComplete;
import org.opengeps.bid.rules.FilesArePadded;
import org.opengeps.bid.rules.FirstBidIsTheOnlyOne;
import org.opengeps.bid.rules.NewcomerIsRegisteredInTime;
import org.opengeps.bid.rules.NoticeVersionIsGood;
import org.opengeps.bid.rules.SupplierIsEligible;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.upload.UploadBook;
import org.opengeps.protocol.message.Admitted;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.message.Statement.FileReference;
import org.opengeps.registry.SupplierProfile;
import org.opengeps.registry.usecase.FindOrganisation;
import org.opengeps.registry.usecase.FindProfile;

/**
 * The questions after the sender is known, in the protocol's order: eligibility, notice version,
 * hashes and files, replacement.
 */
@ApplicationScoped
public class JudgeBid {
  @Inject private UploadBook uploads;
  @Inject private BidderTags tags;
  @Inject private FindProfile profiles;
  @Inject private FindOrganisation organisations;

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
    return eligibility(tender, bidder)
        .or(() -> BidderIsAdmitted.judge(admitted(statement, tender), supplier(bidder)))
        .or(() -> NoticeVersionIsGood.judge(statement.noticeHash(), tender.goodNotices()))
        .or(() -> files(statement, tender, bidder))
        .or(() -> FirstBidIsTheOnlyOne.judge(statement));
  }

  private Optional<Refusal> eligibility(TenderFacts tender, Bidder bidder) {
    Optional<Refusal> late =
        NewcomerIsRegisteredInTime.judge(
            organisations.get(bidder.organisation()).registeredAt(), tender.registrationEnds());
    if (late.isPresent() || (tender.industries().isEmpty() && tender.regions().isEmpty())) {
      return late;
    }
    SupplierProfile profile = profiles.asOf(bidder.organisation(), tender.noticedAt());
    return SupplierIsEligible.judge(
        new SupplierIsEligible.Facts(
            tender.industries(), tender.regions(), profile.industryCodes(), profile.regionCodes()));
  }

  private static Optional<Admitted> admitted(Statement statement, TenderFacts tender) {
    return Optional.ofNullable(tender.lots().get(statement.lot())).map(LotGate::admitted);
  }

  private String supplier(Bidder bidder) {
    return organisations.get(bidder.organisation()).identifier();
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
