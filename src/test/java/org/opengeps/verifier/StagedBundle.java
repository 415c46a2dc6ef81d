package org.opengeps.verifier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.fixture.Stages;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.log.LedgerEntry;
import org.opengeps.protocol.message.Admitted;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.Suspension;
import org.opengeps.protocol.message.SuspensionApproval;
import org.opengeps.protocol.message.TechnicalApproval;
import org.opengeps.protocol.message.TechnicalDecision;

/**
 * What comes into a bundle from the opening of a first stage, lot 0 with one bid, to the order that
 * asks for the next one: in the bundle of that stage, or in that of the stage behind it.
 */
final class StagedBundle {
  static final String LOT = "0";
  private static final TenderScene TENDER = NoticedBundle.SCENE.tender;
  private static final Sha256 CLOSE = TENDER.close.hash();
  private static final UUID BID = UUID.nameUUIDFromBytes(new byte[] {1});

  private final NoticedBundle bundle;
  private final Notice first;
  private final boolean behind;
  private OpeningRecord record;
  private TechnicalDecision decision;
  private int pauses;
  private Sha256 paused;

  /**
   * @param first order, with lot 0 in its first stage
   * @param behind whether the bundle is that of the stage behind it
   */
  StagedBundle(NoticedBundle bundle, Notice first, boolean behind) {
    this.bundle = bundle;
    this.first = first;
    this.behind = behind;
  }

  /** The technical bid is opened, and it passes or fails; that binds from then on. */
  StagedBundle decided(Instant at, boolean passes, Instant pricesOpenAt) {
    record = record();
    byte[] opened = TENDER.platform.signer().sign(record.toJson(), TenderScene.OPENS);
    bundle.files.put(behind ? "admissions/0-record.p7s" : Bundle.TECHNICAL + Bundle.RECORD, opened);
    add("tender-opened", TenderScene.OPENS, opened, of());
    decision =
        new TechnicalDecision(
            first.ref(),
            LOT,
            CLOSE,
            record.toJson().hash(),
            passes ? List.of(BID) : List.of(),
            passes
                ? List.of()
                : List.of(new TechnicalDecision.Failed(BID, new LocalText("미달", "Short"))),
            pricesOpenAt,
            null);
    byte[] signed = TENDER.officer.signer().sign(decision.toJson(), at);
    var consent = new TechnicalApproval(first.ref(), LOT, Sha256.of(signed));
    byte[] approval = second().signer().sign(consent.toJson(), at);
    bundle.files.put(behind ? "admissions/0-decision.p7s" : Bundle.DECISION, signed);
    bundle.files.put(behind ? "admissions/0-approval.p7s" : Bundle.APPROVAL, approval);
    add(
        "technical-decided",
        at,
        signed,
        of().toBuilder()
            .put("pricesOpenAt", JsonValues.time(pricesOpenAt))
            .put("approval", Sha256.of(approval).hex())
            .build());
    return this;
  }

  private OpeningRecord record() {
    return new OpeningRecord(
        first.ref(),
        first.hash(),
        new Slot(LOT, "technical"),
        CLOSE,
        TenderScene.OPENS,
        List.of(1, 2),
        first.currency(),
        Optional.empty(),
        Optional.empty(),
        List.of(
            new OpeningRecord.Bid(
                BID,
                Sha256.ofText("statement"),
                "9990000001",
                "가",
                new Offer(JsonObject.builder().put("days", "3").build()),
                null,
                TenderScene.CLOSES.minusSeconds(60),
                OpeningRecord.State.OPENED,
                null)),
        new OpeningRecord.Counts(1, 1, 0, 0, 0, 0, 0));
  }

  /** Two officers stop the round, or let it go on if it stands still. */
  StagedBundle paused(Instant at) {
    pauses++;
    boolean suspends = pauses % 2 == 1;
    var act =
        new Suspension(
            first.ref(),
            LOT,
            suspends ? Suspension.Kind.SUSPEND : Suspension.Kind.RESUME,
            paused,
            new LocalText("이의신청 검토", "An objection"));
    paused = act.hash();
    byte[] signed = TENDER.officer.signer().sign(act.toJson(), at);
    var consent = new SuspensionApproval(first.ref(), LOT, Sha256.of(signed));
    byte[] approval = second().signer().sign(consent.toJson(), at);
    String name = String.format(Locale.ROOT, "suspensions/%03d", pauses);
    bundle.files.put(name + "-act.p7s", signed);
    bundle.files.put(name + "-approval.p7s", approval);
    add(
        suspends ? "round-suspended" : "round-resumed",
        at,
        signed,
        of().toBuilder().put("approval", Sha256.of(approval).hex()).build());
    return this;
  }

  private static TestAuthority.Identity second() {
    return TENDER.signing.person("이결재", TENDER.notice.agency().code());
  }

  /** Nobody passed, and the lot has failed by that. */
  StagedBundle failed(Instant at) {
    add(
        "tender-failed",
        at,
        bundle.files.get(Bundle.DECISION),
        of().toBuilder().put("reason", "none-admitted").build());
    return this;
  }

  /**
   * The order that asks those who passed for their prices.
   *
   * @param as what becomes of it
   */
  StagedBundle asked(Instant at, UnaryOperator<Notice> as) {
    var next =
        Stages.priced(
            TENDER.notice.lot(LOT), Admitted.of(decision, record), TENDER.sealingAuthority);
    Notice order = Stages.asking(first, at.plus(Duration.ofDays(5)), next);
    bundle.then(as.apply(order), "next-stage-published", at);
    return this;
  }

  private static JsonObject of() {
    return JsonObject.builder().put("lot", LOT).build();
  }

  private void add(String kind, Instant at, byte[] document, JsonObject data) {
    bundle.add(new LedgerEntry(kind, first.ref().toString(), at, Sha256.of(document), data));
  }

  NoticedBundle bundle() {
    return bundle;
  }
}
