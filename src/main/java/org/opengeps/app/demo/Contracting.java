package org.opengeps.app.demo;

import java.math.RoundingMode;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.opengeps.app.authorities.Installation;
import org.opengeps.client.http.Engine;
import org.opengeps.client.http.EngineSession;
import org.opengeps.kernel.Percent;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Contract;
import org.opengeps.protocol.message.ContractStep;
import org.opengeps.protocol.message.ContractStep.Kind;
import org.opengeps.protocol.message.ContractTerms.Payment;
import org.opengeps.protocol.message.Delivery;
import org.opengeps.protocol.message.LocalText;

/**
 * What follows the award: the contract in three signatures, a part that is delivered, inspected and
 * paid, and another one that waits for its inspection.
 */
final class Contracting {
  private static final LocalText PLACE = new LocalText("한빛항 위판장 부지", "Hanbit harbour");
  private static final String FIRST = "기초공사와 골조 1차분 (연습)";
  private static final String SECOND = "골조 2차분 (연습)";
  private static final int DAYS = 90;

  /** So much of the sum is delivered each time. */
  private static final Percent PART = Percent.of("30");

  private final Engine engine;
  private final Installation installation;
  private final Paying paying;
  private final URI publicUrl;
  private final Clock clock;

  /**
   * @param publicUrl what log-ins are signed for
   */
  Contracting(Engine engine, Installation installation, BankDesk bank, URI publicUrl, Clock clock) {
    this.engine = engine;
    this.paying = new Paying(engine, installation, bank, clock);
    this.installation = installation;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  /** Until a first part is paid and a second delivered; nothing where people have begun already. */
  void conclude(String tender) {
    String door = "/api/v1/tenders/" + tender + "/contract";
    JsonObject state = DemoFailure.orThrow(engine.getJson(door), "reading the contract");
    if (!state.string("state").equals("awaited")) {
      return;
    }
    DocumentSigner officer = Cast.OFFICER.signer(installation, clock);
    JsonObject draft = draft(door, officer);
    LocalDate today = LocalDate.parse(draft.string("today"));
    JsonObject contract =
        draft.object("contract").toBuilder()
            .put("terms", terms(draft.object("choices"), today))
            .build();
    post(door, contract, officer);
    Contract agreed = Contract.from(contract);
    DocumentSigner firm = signer(agreed.supplier().number());
    step(door, Kind.CONSENT, agreed, firm);
    step(door, Kind.CONFIRMATION, agreed, officer);
    Delivery first = deliver(door, agreed, 1, FIRST, firm, today);
    paying.pay(door, agreed, first, firm, today);
    deliver(door, agreed, 2, SECOND, firm, today);
  }

  /** What the officer would sign, and of what its terms are chosen. */
  private JsonObject draft(String door, DocumentSigner officer) {
    try (EngineSession session =
        DemoFailure.orThrow(
            EngineSession.begin(engine, publicUrl, officer, clock), "the officer logs in")) {
      return DemoFailure.orThrow(session.get(door + "/draft"), "reading the draft of a contract");
    }
  }

  private static JsonObject terms(JsonObject choices, LocalDate today) {
    return JsonObject.builder()
        .putNull("from")
        .put("until", today.plusDays(DAYS).toString())
        .put("place", PLACE.toJson())
        .put("payment", Payment.IN_PARTS)
        .put("bond", choices.object("bond"))
        .put("warranty", choices.objects("warranties").get(0))
        .put("delay", choices.objects("delays").get(0))
        .put("clauses", choices.object("clauses"))
        .build();
  }

  private DocumentSigner signer(String supplier) {
    return Cast.bidders().stream()
        .filter(firm -> firm.registration().identifier().equals(supplier))
        .findFirst()
        .orElseThrow(() -> new DemoFailure("nobody of the practice is " + supplier))
        .signer(installation, clock);
  }

  private void step(String door, Kind kind, Contract contract, DocumentSigner by) {
    Sha256 hash = contract.hash();
    JsonObject step = new ContractStep(kind, contract.tender(), contract.lot(), hash).toJson();
    post(door + (kind == Kind.CONSENT ? "/consent" : "/confirmation"), step, by);
  }

  private Delivery deliver(
      String door,
      Contract contract,
      int number,
      String what,
      DocumentSigner firm,
      LocalDate today) {
    Delivery part =
        new Delivery(
            contract.tender(),
            contract.lot(),
            contract.hash(),
            number,
            Delivery.Kind.PART,
            null,
            today,
            what,
            contract.amount().times(PART, RoundingMode.DOWN));
    post(door + "/deliveries", part.toJson(), firm);
    return part;
  }

  private void post(String path, JsonObject message, DocumentSigner signer) {
    DemoFailure.orThrow(
        engine.post(path, signer.sign(message, clock.instant().truncatedTo(ChronoUnit.MILLIS))),
        "posting to " + path);
  }
}
