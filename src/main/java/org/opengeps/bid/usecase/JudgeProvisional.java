package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opengeps.bid.BidRefusals;
import org.opengeps.bid.LotRef;
import org.opengeps.bid.model.Decision;
import org.opengeps.bid.model.TenderFacts;
import org.opengeps.identity.OrganisationId;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.message.ReceiptCore.Outcome;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.opening.SealedBid;
import org.opengeps.protocol.pki.Certificates;

/**
 * Decides at the opening what the intake could not: provisional receptions, by the same rules, as
 * of the instant of their submission. Where still nobody can tell whether a certificate was
 * revoked, the bidder does not suffer for it. Accepted bids are not judged again; they hold their
 * supplier's only place.
 *
 * <p>To be called from the opening time on and without locks: it may ask authorities.
 */
@ApplicationScoped
public class JudgeProvisional {
  @Inject private ReadTender tenders;
  @Inject private ReadBidder bidders;
  @Inject private JudgeBid judge;
  @Inject private FindPerson people;

  /**
   * @param bids those of the closed set that stand, in close order, statements readable again; read
   *     twice. Not worth it where none is provisional
   * @return of the provisional ones that do not stand, why, by submission
   */
  public Map<UUID, Refusal> refusals(LotRef lot, Iterable<SealedBid> bids) {
    Map<UUID, Refusal> refusals = new HashMap<>();
    Set<OrganisationId> placed = new HashSet<>();
    for (SealedBid bid : bids) {
      if (!isProvisional(bid)) {
        supplier(bid).ifPresent(placed::add);
      }
    }
    TenderFacts tender = tenders.find(lot.tender()).orElseThrow();
    for (SealedBid bid : bids) {
      if (isProvisional(bid)) {
        refusal(bid, tender, placed)
            .ifPresent(refusal -> refusals.put(bid.reception().submission(), refusal));
      }
    }
    return refusals;
  }

  private static boolean isProvisional(SealedBid bid) {
    return bid.reception().outcome() == Outcome.PROVISIONAL;
  }

  private Optional<OrganisationId> supplier(SealedBid bid) {
    try {
      SignedDocument statement = SignedDocument.read(bid.statementDer());
      return people
          .findByCertificate(
              Certificates.fingerprint(statement.signer()), bid.reception().receivedAt())
          .map(person -> person.actor().organisation());
    } catch (CmsFormatException e) {
      return Optional.empty();
    }
  }

  /** Of several bids of one supplier the first stands, as at the intake. */
  private Optional<Refusal> refusal(SealedBid bid, TenderFacts tender, Set<OrganisationId> placed) {
    Statement statement;
    try {
      statement = Statement.from(SignedDocument.read(bid.statementDer()).json());
    } catch (CmsFormatException | JsonFormatException e) {
      return Optional.of(
          BidRefusals.MALFORMED.refusal("submission").with("problem", e.getMessage()));
    }
    Authentication sender =
        bidders.authenticate(bid.statementDer(), Statement.TYPE, bid.reception().receivedAt());
    Decision decision = judge.judge(statement, tender, sender);
    if (decision.refusal().isPresent()) {
      return decision.refusal();
    }
    return placed.add(sender.bidderOrNone().orElseThrow().organisation())
        ? Optional.empty()
        : Optional.of(BidRefusals.ALREADY_SUBMITTED.refusal());
  }
}
