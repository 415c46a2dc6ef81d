package org.opengeps.protocol.opening;

import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.EphemeralProof;
import org.opengeps.protocol.cms.GatedPayload;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Statement;

/** Takes the gate layer off a bid, once the gate is open to it. */
public final class GateLayer {
  private GateLayer() {}

  /**
   * The bid with its sealed parts. Proofs of the ephemeral keys are not checked here: {@link
   * OpeningPoints} has left out what has none that holds.
   *
   * @return refused with the code for which the bid is left out
   */
  public static Verdict<StrippedBid> strip(OpeningPoints.Setting setting, SealedBid bid) {
    SignedDocument signed;
    Statement statement;
    try {
      signed = SignedDocument.read(bid.statementDer());
      statement = Statement.from(signed.json());
      if (!bid.reception().isAbout(signed)) {
        return Verdict.refuse(Refusal.of(OpeningPoints.STATEMENT_INVALID + ".signed"));
      }
    } catch (CmsFormatException | JsonFormatException e) {
      return Verdict.refuse(
          Refusal.of(OpeningPoints.STATEMENT_INVALID + ".form").with("problem", e.getMessage()));
    }
    if (!belongs(statement, setting, bid)) {
      return Verdict.refuse(Refusal.of(OpeningPoints.STATEMENT_INVALID + ".elsewhere"));
    }
    if (setting.isLast() && !statement.hidesSizes(setting.slot().envelope())) {
      return Verdict.refuse(Refusal.of(OpeningPoints.STATEMENT_INVALID + ".unpadded"));
    }
    Optional<GatedPayload> payload = payload(setting, bid);
    if (payload.isEmpty()) {
      return Verdict.refuse(Refusal.of(OpeningPoints.GATE_INVALID));
    }
    try {
      return Verdict.accept(
          new StrippedBid(
              setting.slot(),
              bid.reception(),
              signed,
              statement,
              Envelope.read(payload.get().sealedPublic()),
              Envelope.read(payload.get().sealedConfidential())));
    } catch (CmsFormatException e) {
      return Verdict.refuse(
          Refusal.of(OpeningPoints.PAYLOAD_INVALID).with("problem", e.getMessage()));
    }
  }

  private static Optional<GatedPayload> payload(OpeningPoints.Setting setting, SealedBid bid) {
    try {
      Envelope gated = Envelope.read(bid.envelopeDer());
      if (setting.gate() instanceof Gate.Lent
          && !GateLoan.isProven(setting, bid.reception(), gated)) {
        return Optional.empty();
      }
      return setting.gate().open(gated).map(GatedPayload::read);
    } catch (CmsFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean belongs(
      Statement statement, OpeningPoints.Setting setting, SealedBid bid) {
    return statement.submission().equals(bid.reception().submission())
        && statement.tender().number().equals(setting.tender().number())
        && statement.lot().equals(setting.slot().lot())
        && statement.noticeHash().equals(bid.reception().noticeHash())
        && statement.hashes().equals(bid.reception().envelopes())
        && bid.reception()
            .envelopeHash(setting.slot().envelope())
            .equals(Optional.of(Sha256.of(bid.envelopeDer())))
        && bid.reception().statementHash().equals(Sha256.of(bid.statementDer()));
  }

  /**
   * What the committee needs of the bid, its proofs checked.
   *
   * @param place in close order from 1
   */
  static Head head(OpeningPoints.Setting setting, int place, SealedBid bid) {
    Verdict<StrippedBid> stripped = strip(setting, bid);
    if (stripped instanceof Verdict.Refused<StrippedBid> refused) {
      return Head.leftOut(place, bid.reception(), refused.refusal().code());
    }
    StrippedBid open = stripped.orThrow();
    return proofProblem(setting, open, open.sealedPublic(), EphemeralProof.PUBLIC)
        .or(
            () ->
                proofProblem(setting, open, open.sealedConfidential(), EphemeralProof.CONFIDENTIAL))
        .map(code -> Head.leftOut(place, bid.reception(), code))
        .orElseGet(() -> Head.listed(place, open));
  }

  private static Optional<String> proofProblem(
      OpeningPoints.Setting setting, StrippedBid bid, Envelope sealed, String part) {
    Sha256 context =
        EphemeralProof.context(
            bid.statement().noticeHash(),
            setting.slot(),
            bid.reception().submission(),
            part,
            bid.signed().signer());
    boolean required = setting.terms().proofOfEphemeral() == EnvelopeTerms.ProofRule.REQUIRED;
    return switch (EphemeralProof.judge(sealed, context)) {
      case PROVEN -> Optional.empty();
      case ABSENT -> required ? Optional.of(OpeningPoints.PROOF_MISSING) : Optional.empty();
      case WRONG -> Optional.of(OpeningPoints.PROOF_INVALID);
    };
  }
}
