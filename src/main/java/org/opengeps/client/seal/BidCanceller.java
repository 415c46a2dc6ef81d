package org.opengeps.client.seal;

import java.util.Optional;
import java.util.UUID;
import org.opengeps.client.http.Engine;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CancellationReceipt;
import org.opengeps.protocol.message.CancellationRequest;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.pki.Trust;

/** Asks that a bid be not opened, and what became of it; checks what the platform signs. */
public final class BidCanceller {
  private static final String UNKNOWN = "cancellation-unknown";
  private final Engine engine;
  private final Trust trust;

  public BidCanceller(Engine engine, Trust trust) {
    this.engine = engine;
    this.trust = trust;
  }

  /**
   * What became of a request.
   *
   * @param state {@code requested}, {@code granted}, {@code removed} or {@code refused}
   * @param receipt as the platform signed it
   */
  public record Standing(String state, SignedDocument receipt) {
    public CancellationReceipt content() {
      return CancellationReceipt.from(receipt.json());
    }

    /** Why the bid stands all the same; empty while the request may count. */
    public Optional<Refusal> refused() {
      return state.equals("refused")
          ? Optional.of(Refusal.of("cancellation-refused"))
          : Optional.empty();
    }
  }

  /** What the bidder signs. */
  public static CancellationRequest request(ReceiptCore core) {
    return new CancellationRequest(
        core.tender(),
        core.lot(),
        core.submission(),
        core.statementHash(),
        CancellationRequest.Reason.WRONG_ENTRY);
  }

  /**
   * Hands a request in. Harmless to repeat with the same bytes.
   *
   * @param request SignedData
   * @return refused with what the engine says, or with {@code receipt-...} if what it signed does
   *     not hold
   */
  public Verdict<Standing> send(ReceiptCore core, byte[] request) {
    return engine.post(path(core), request).then(answer -> read(core, Sha256.of(request), answer));
  }

  /**
   * @param own SHA-256 of the SignedData of the own request, where it was kept
   * @return refused with {@code request-other} if somebody else asked and came further, besides the
   *     refusals of {@link #send}
   */
  public Verdict<Standing> find(ReceiptCore core, Optional<Sha256> own) {
    Verdict<JsonObject> mine =
        own.map(hash -> engine.getJson(path(core) + "?request=" + hash.hex()))
            .filter(answer -> answer.refused().map(Refusal::code).filter(UNKNOWN::equals).isEmpty())
            .orElseGet(() -> engine.getJson(path(core)));
    return mine.then(answer -> read(core, answer.hash("request"), answer))
        .unless(standing -> other(standing, own));
  }

  /** Whoever knows the id of a bid may ask; only the bidder's own request counts at the opening. */
  private static Optional<Refusal> other(Standing standing, Optional<Sha256> own) {
    return own.isEmpty() || own.get().equals(standing.content().request())
        ? Optional.empty()
        : Optional.of(Refusal.of("request-other"));
  }

  private static String path(ReceiptCore core) {
    UUID submission = core.submission();
    return "/api/v1/tenders/"
        + core.tender().number()
        + "/submissions/"
        + submission
        + "/cancellation";
  }

  private Verdict<Standing> read(ReceiptCore core, Sha256 request, JsonObject answer) {
    try {
      var standing =
          new Standing(answer.string("state"), SignedDocument.read(answer.bytes("receipt")));
      Optional<Refusal> problem = problem(core, request, standing);
      return problem.isPresent() ? Verdict.refuse(problem.get()) : Verdict.accept(standing);
    } catch (CmsFormatException | JsonFormatException e) {
      return Verdict.refuse(Refusal.of("receipt-format").with("problem", e.getMessage()));
    }
  }

  private Optional<Refusal> problem(ReceiptCore core, Sha256 request, Standing standing) {
    if (!ReceiptCheck.isOfPlatform(standing.receipt(), trust)) {
      return Optional.of(Refusal.of("receipt-signature"));
    }
    CancellationReceipt said = standing.content();
    boolean own =
        said.tender().number().equals(core.tender().number())
            && said.lot().equals(core.lot())
            && said.submission().equals(core.submission())
            && said.request().equals(request);
    return own ? Optional.empty() : Optional.of(Refusal.of("receipt-other.request"));
  }
}
