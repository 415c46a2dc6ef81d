package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opengeps.bid.model.Arrival;
import org.opengeps.bid.model.Bidder;
import org.opengeps.bid.model.Decision;
import org.opengeps.bid.model.TenderFacts;
import org.opengeps.bid.rules.FilesAreComplete;
import org.opengeps.bid.rules.FirstBidIsTheOnlyOne;
import org.opengeps.bid.rules.NewcomerIsRegisteredInTime;
import org.opengeps.bid.rules.NoticeVersionIsGood;
import org.opengeps.bid.rules.SupplierIsEligible;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.upload.UploadBook;
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
  public Decision judge(Parcel parcel, Arrival arrival, TenderFacts tender, Authentication sender) {
    if (sender.bidderOrNone().isEmpty()) {
      return Decision.refuse(sender.refusalOrNone().orElseThrow());
    }
    Bidder bidder = sender.bidderOrNone().get();
    Optional<Refusal> refusal = firstRefusal(parcel, arrival, tender, bidder);
    if (refusal.isPresent()) {
      return Decision.refuse(refusal.get());
    }
    Sha256 slot = tags.slot(arrival.envelope(), tender.era(), bidder);
    return sender instanceof Authentication.Certain
        ? Decision.accept(slot)
        : Decision.provisional(Optional.of(slot));
  }

  private Optional<Refusal> firstRefusal(
      Parcel parcel, Arrival arrival, TenderFacts tender, Bidder bidder) {
    return eligibility(tender, bidder)
        .or(() -> NoticeVersionIsGood.judge(arrival.noticeHash(), tender.goodNotices()))
        .or(
            () ->
                FilesAreComplete.judge(
                    parcel.statement().files(), complete(parcel, arrival, bidder)))
        .or(() -> FirstBidIsTheOnlyOne.judge(parcel.statement()));
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

  private Map<Sha256, Long> complete(Parcel parcel, Arrival arrival, Bidder bidder) {
    List<Sha256> named = parcel.statement().files().stream().map(FileReference::sha256).toList();
    return uploads.listComplete(tags.uploads(arrival.envelope().tender(), bidder), named).stream()
        .collect(
            Collectors.toMap(UploadBook.Line::sha256, UploadBook.Line::size, (one, same) -> one));
  }
}
