package org.opengeps.protocol.opening;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bouncycastle.util.encoders.Hex;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.EphemeralProof;
import org.opengeps.protocol.cms.GatedPayload;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * Which points the committee decrypts: the same for everybody who has CLOSE, the bids and the gate
 * key.
 */
public final class OpeningPoints {
  /** Codes of bids whose points are left out. */
  public static final String STATEMENT_INVALID = "statement-invalid";

  public static final String GATE_INVALID = "gate-layer-invalid";
  public static final String PAYLOAD_INVALID = "payload-invalid";
  public static final String PROOF_MISSING = "ephemeral-proof-missing";
  public static final String PROOF_INVALID = "ephemeral-proof-invalid";
  public static final String POINT_REPEATED = "point-repeated";

  private final Point drawPoint;
  private final List<Head> heads;
  private final int superseded;

  private OpeningPoints(Point drawPoint, List<Head> heads, int superseded) {
    this.drawPoint = drawPoint;
    this.heads = List.copyOf(heads);
    this.superseded = superseded;
  }

  /**
   * What the points depend on, besides the bids.
   *
   * @param standing notice hashes whose bids stand ({@link StandingOrders})
   */
  public record Setting(
      TenderRef tender,
      Slot slot,
      EnvelopeTerms terms,
      Sha256 closeHash,
      Scalar gatePrivate,
      Set<Sha256> standing) {
    public Setting {
      standing = Set.copyOf(standing);
    }
  }

  /**
   * @param bids all receptions of the close set, in close order
   * @param removed submissions withdrawn or cancelled: neither opened nor listed
   */
  public static OpeningPoints derive(Setting setting, List<SealedBid> bids, Set<UUID> removed) {
    Point drawPoint = DrawPoint.of(setting.tender, setting.closeHash);
    Set<Sha256> replaced = replaced(bids);
    Set<String> seen = new HashSet<>(Set.of(Hex.toHexString(drawPoint.x())));
    List<Head> heads = new ArrayList<>();
    int superseded = 0;
    for (int place = 1; place <= bids.size(); place++) {
      SealedBid bid = bids.get(place - 1);
      if (removed.contains(bid.reception().submission())) {
        continue;
      }
      if (!setting.standing.contains(bid.reception().noticeHash())
          || replaced.contains(bid.reception().statementHash())) {
        superseded++;
        continue;
      }
      heads.add(unrepeated(head(setting, place, bid), seen));
    }
    return new OpeningPoints(drawPoint, heads, superseded);
  }

  /** Statements replaced by a later one of the same signer; nobody can replace another's bid. */
  private static Set<Sha256> replaced(List<SealedBid> bids) {
    Map<Sha256, X509Certificate> signers = new HashMap<>();
    Set<Sha256> replaced = new HashSet<>();
    for (SealedBid bid : bids) {
      Optional<Statement> statement = statement(bid);
      if (statement.isPresent()) {
        X509Certificate signer = SignedDocument.read(bid.statementDer()).signer();
        Sha256 earlier = statement.get().replaces();
        if (earlier != null && signer.equals(signers.get(earlier))) {
          replaced.add(earlier);
        }
        signers.put(bid.reception().statementHash(), signer);
      }
    }
    return replaced;
  }

  private static Optional<Statement> statement(SealedBid bid) {
    try {
      return Optional.of(Statement.from(SignedDocument.read(bid.statementDer()).json()));
    } catch (CmsFormatException | JsonFormatException e) {
      return Optional.empty();
    }
  }

  private static Head head(Setting setting, int place, SealedBid bid) {
    Optional<Statement> read = statement(bid);
    if (read.isEmpty() || !belongs(read.get(), setting, bid)) {
      return Head.leftOut(place, bid.reception(), STATEMENT_INVALID);
    }
    SignedDocument signed = SignedDocument.read(bid.statementDer());
    Head bare =
        new Head(
            place,
            bid.reception(),
            Optional.of(signed),
            read,
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty());
    GatedPayload payload;
    try {
      Optional<byte[]> opened = Envelope.read(bid.envelopeDer()).openWith(setting.gatePrivate);
      if (opened.isEmpty()) {
        return bare.leftOut(GATE_INVALID);
      }
      payload = GatedPayload.read(opened.get());
    } catch (CmsFormatException e) {
      return bare.leftOut(GATE_INVALID);
    }
    return stripped(setting, bare, payload);
  }

  private static boolean belongs(Statement statement, Setting setting, SealedBid bid) {
    return statement.submission().equals(bid.reception().submission())
        && statement.tender().number().equals(setting.tender.number())
        && statement.slot().equals(setting.slot)
        && statement.noticeHash().equals(bid.reception().noticeHash())
        && statement.envelopeHash().equals(Sha256.of(bid.envelopeDer()))
        && bid.reception().statementHash().equals(Sha256.of(bid.statementDer()))
        && bid.reception().envelopeHash().equals(statement.envelopeHash());
  }

  private static Head stripped(Setting setting, Head bare, GatedPayload payload) {
    try {
      Envelope publicPart = Envelope.read(payload.sealedPublic());
      Envelope confidentialPart = Envelope.read(payload.sealedConfidential());
      Optional<String> problem = proofProblem(setting, bare, publicPart, EphemeralProof.PUBLIC);
      if (problem.isEmpty()) {
        problem = proofProblem(setting, bare, confidentialPart, EphemeralProof.CONFIDENTIAL);
      }
      return problem
          .map(bare::leftOut)
          .orElseGet(
              () ->
                  new Head(
                      bare.place(),
                      bare.reception(),
                      bare.signed(),
                      bare.statement(),
                      Optional.of(publicPart),
                      Optional.of(confidentialPart),
                      publicPart.ukm().isEmpty(),
                      Optional.empty()));
    } catch (CmsFormatException e) {
      return bare.leftOut(PAYLOAD_INVALID);
    }
  }

  private static Optional<String> proofProblem(
      Setting setting, Head head, Envelope sealed, String part) {
    Sha256 context =
        EphemeralProof.context(
            head.statement().orElseThrow().noticeHash(),
            setting.slot,
            head.reception().submission(),
            part,
            head.signed().orElseThrow().signer());
    boolean required = setting.terms.proofOfEphemeral() == EnvelopeTerms.ProofRule.REQUIRED;
    return switch (EphemeralProof.judge(sealed, context)) {
      case PROVEN -> Optional.empty();
      case ABSENT -> required ? Optional.of(PROOF_MISSING) : Optional.empty();
      case WRONG -> Optional.of(PROOF_INVALID);
    };
  }

  /**
   * E and -E count as one: their x-coordinates are equal. A copy of an earlier bid's point must not
   * be decrypted for the copier.
   */
  private static Head unrepeated(Head head, Set<String> seen) {
    if (!head.isListed()) {
      return head;
    }
    String publicX = Hex.toHexString(head.sealedPublic().orElseThrow().originator().x());
    String confidentialX =
        Hex.toHexString(head.sealedConfidential().orElseThrow().originator().x());
    if (publicX.equals(confidentialX) || seen.contains(publicX) || seen.contains(confidentialX)) {
      return head.leftOut(POINT_REPEATED);
    }
    seen.addAll(Arrays.asList(publicX, confidentialX));
    return head;
  }

  public Point drawPoint() {
    return drawPoint;
  }

  /** Every head of a replacement chain in close order, listed or left out. */
  public List<Head> heads() {
    return heads;
  }

  public List<Head> listedHeads() {
    return heads.stream().filter(Head::isListed).toList();
  }

  /** How many bids were replaced by a later one, or sealed for an order that a reseal replaced. */
  public int superseded() {
    return superseded;
  }

  /** List {@code public}: D first, then one point for each listed head with a proof. */
  public List<Point> publicPoints() {
    List<Point> points = new ArrayList<>(List.of(drawPoint));
    listedHeads().stream()
        .filter(head -> !head.proofless())
        .forEach(head -> points.add(publicPoint(head)));
    return List.copyOf(points);
  }

  private static Point publicPoint(Head head) {
    return head.sealedPublic().orElseThrow().originator();
  }

  /** List {@code confidential}: one point for each listed head, in the same order. */
  public List<Point> confidentialPoints() {
    return listedHeads().stream()
        .map(head -> head.sealedConfidential().orElseThrow().originator())
        .toList();
  }

  /**
   * The points that each member decrypts, by list, in the order of posting: {@code public}, {@code
   * confidential}, then one list for each listed head without a proof.
   */
  public Map<String, List<Point>> lists() {
    Map<String, List<Point>> lists = new LinkedHashMap<>();
    lists.put(Partial.PUBLIC, publicPoints());
    lists.put(Partial.CONFIDENTIAL, confidentialPoints());
    listedHeads().stream()
        .filter(Head::proofless)
        .forEach(head -> lists.put(head.publicList(), List.of(publicPoint(head))));
    return Collections.unmodifiableMap(lists);
  }
}
