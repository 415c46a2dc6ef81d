package org.opengeps.client.committee;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.message.Removals;
import org.opengeps.protocol.opening.Admission;
import org.opengeps.protocol.opening.OpeningPoints;
import org.opengeps.protocol.opening.RemovedBids;
import org.opengeps.protocol.opening.RemovedBids.Granted;
import org.opengeps.protocol.pki.CertifiedSigner;
import org.opengeps.protocol.pki.Trust;

/**
 * The bids that an officer is not to open, checked by the member: a witness saw in the log which
 * they are, an officer of the agency granted each, and its own bidder asked for it. So nobody can
 * take another's bid out.
 *
 * @param removed empty where no bid was removed
 */
record HandedRemovals(Optional<RemovedBids> removed) {
  /**
   * @param answer of {@code tenders/{no}/opening-package}, with what it says of removals
   * @param receptions of the closing
   * @return refused with {@code evidence-broken}, or as the checks of signatures and of the log do
   */
  static Verdict<HandedRemovals> read(
      JsonObject answer,
      Notice notice,
      OpeningPoints.Setting closed,
      List<ReceiptCore> receptions,
      Trust trust) {
    if (!answer.has("removals")) {
      return Verdict.accept(new HandedRemovals(Optional.empty()));
    }
    Removals removals = Removals.from(JsonObject.parseCanonical(answer.bytes("removals")));
    List<SignedDocument> requests = answer.values("removalRequests", HandedRemovals::signed);
    List<SignedDocument> grants = answer.values("removalGrants", HandedRemovals::signed);
    if (requests.size() != grants.size()) {
      return Verdict.refuse(Refusal.of("evidence-broken.consents"));
    }
    List<Granted> granted = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      granted.add(new Granted(requests.get(i), grants.get(i)));
    }
    var bids = new RemovedBids(removals, granted);
    return Verdict.accept(new HandedRemovals(Optional.of(bids)))
        .unless(one -> signers(granted, notice, trust))
        .unless(
            one ->
                bids.refusal(closed.tender(), closed.slot().lot(), closed.closeHash(), receptions))
        .unless(
            one ->
                WitnessedEntry.problem(
                    FactKind.BIDS_REMOVED,
                    removals.tender(),
                    removals.hash(),
                    LedgerEntry.parse(answer.bytes("removalsEntry")).at(),
                    answer.bytes("removalsEntry"),
                    answer.string("removalsProof"),
                    trust));
  }

  private static SignedDocument signed(String base64) {
    return SignedDocument.read(java.util.Base64.getDecoder().decode(base64));
  }

  private static Optional<Refusal> signers(List<Granted> granted, Notice notice, Trust trust) {
    for (Granted one : granted) {
      Optional<Refusal> refusal =
          SignatureCheck.check(
                  "the request to cancel a bid", one.request().der(), trust.signingRoots())
              .refused()
              .or(() -> foreign(one.grant(), notice, trust));
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  private static Optional<Refusal> foreign(SignedDocument grant, Notice notice, Trust trust) {
    String what = "the consent to cancel a bid";
    return SignatureCheck.check(what, grant.der(), trust.signingRoots())
        .unless(signed -> CertifiedSigner.foreign(notice.agency().code(), signed.signer(), what))
        .refused();
  }

  Admission admission() {
    return removed.map(bids -> Admission.ALL.without(bids.submissions())).orElse(Admission.ALL);
  }

  /** Whether a bid is taken out that its own bidder did not ask to take out. */
  Optional<Refusal> foreign(UUID submission, byte[] statement) {
    return removed.flatMap(bids -> bids.foreign(submission, statement));
  }
}
