package org.opengeps.protocol.opening;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.message.ConfidentialPart;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.OfferForm;
import org.opengeps.protocol.message.PublicPart;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.pki.CertifiedIdentifier;
import org.opengeps.protocol.threshold.Point;

/** From an interpolated value to a bid's content, or to the code why the bid is void. */
public final class Unsealing {
  public static final String DOES_NOT_OPEN = "seal-does-not-open";
  public static final String INNER_INVALID = "inner-invalid";
  public static final String INNER_SIGNATURE = "inner-signature-invalid";
  public static final String OTHER_SIGNER = "inner-signer-differs";
  public static final String OTHER_BID = "inner-belongs-elsewhere";
  public static final String BAD_AMOUNT = "amount-invalid";
  public static final String BAD_PICKS = "picks-invalid";
  public static final String BAD_OFFER = "offer-invalid";
  public static final String SUPPLIER_DIFFERS = "supplier-differs";

  private Unsealing() {}

  /**
   * Opens the public part and judges it.
   *
   * @param bid of a listed head
   * @param value the interpolated S of its public point
   * @param form what the notice asks for
   */
  public static Verdict<PublicPart> publicPart(StrippedBid bid, Point value, OfferForm form) {
    Verdict<SignedDocument> inner = inner(bid, bid.sealedPublic(), value);
    if (inner instanceof Verdict.Refused<SignedDocument> refused) {
      return Verdict.refuse(refused.refusal());
    }
    PublicPart part;
    try {
      part = PublicPart.from(inner.orThrow().json());
    } catch (JsonFormatException e) {
      return Verdict.refuse(Refusal.of(INNER_INVALID + ".public").with("problem", e.getMessage()));
    }
    Statement statement = bid.statement();
    if (!belongs(
        statement, bid.slot(), part.tender(), part.noticeHash(), part.slot(), part.submission())) {
      return Verdict.refuse(Refusal.of(OTHER_BID + ".public"));
    }
    X509Certificate signer = inner.orThrow().signer();
    if (CertifiedIdentifier.judge(signer, part.supplier(), part.random()).isPresent()) {
      return Verdict.refuse(Refusal.of(SUPPLIER_DIFFERS).with("supplier", part.supplier()));
    }
    return form.problem(part.offer(), part.slot().envelope())
        .<Verdict<PublicPart>>map(Unsealing::wrong)
        .orElseGet(() -> Verdict.accept(part));
  }

  private static Verdict<PublicPart> wrong(OfferForm.Problem problem) {
    return switch (problem.code()) {
      case Offer.AMOUNT -> Verdict.refuse(Refusal.of(BAD_AMOUNT).with("problem", problem.detail()));
      case Offer.PICKS -> Verdict.refuse(Refusal.of(BAD_PICKS).with("problem", problem.detail()));
      default -> Verdict.refuse(Refusal.of(BAD_OFFER).with("problem", problem.detail()));
    };
  }

  /**
   * Opens the confidential part.
   *
   * @param value the interpolated S of its confidential point
   */
  public static Verdict<ConfidentialPart> confidentialPart(StrippedBid bid, Point value) {
    Verdict<SignedDocument> inner = inner(bid, bid.sealedConfidential(), value);
    if (inner instanceof Verdict.Refused<SignedDocument> refused) {
      return Verdict.refuse(refused.refusal());
    }
    try {
      ConfidentialPart part = ConfidentialPart.from(inner.orThrow().json());
      Statement statement = bid.statement();
      return belongs(
              statement,
              bid.slot(),
              part.tender(),
              part.noticeHash(),
              part.slot(),
              part.submission())
          ? Verdict.accept(part)
          : Verdict.refuse(Refusal.of(OTHER_BID + ".confidential"));
    } catch (JsonFormatException e) {
      return Verdict.refuse(
          Refusal.of(INNER_INVALID + ".confidential").with("problem", e.getMessage()));
    }
  }

  private static Verdict<SignedDocument> inner(StrippedBid bid, Envelope sealed, Point value) {
    Optional<byte[]> plain = sealed.openWith(value);
    if (plain.isEmpty()) {
      return Verdict.refuse(Refusal.of(DOES_NOT_OPEN));
    }
    SignedDocument inner;
    try {
      inner = SignedDocument.read(plain.get());
    } catch (CmsFormatException e) {
      return Verdict.refuse(Refusal.of(INNER_INVALID + ".sealed").with("problem", e.getMessage()));
    }
    if (!inner.isSignatureValid()) {
      return Verdict.refuse(Refusal.of(INNER_SIGNATURE));
    }
    return inner.signer().equals(bid.signed().signer())
        ? Verdict.accept(inner)
        : Verdict.refuse(Refusal.of(OTHER_SIGNER));
  }

  private static boolean belongs(
      Statement statement,
      Slot expected,
      TenderRef tender,
      Sha256 noticeHash,
      Slot slot,
      UUID submission) {
    return statement.tender().equals(tender)
        && statement.noticeHash().equals(noticeHash)
        && expected.equals(slot)
        && statement.submission().equals(submission);
  }
}
