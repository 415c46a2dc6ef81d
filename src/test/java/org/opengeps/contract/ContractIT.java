package org.opengeps.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.award.Deciding;
import org.opengeps.identity.TrustFile;
import org.opengeps.method.AwardMethods;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.Drafts;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.Quotations;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.OpeningScene;
import org.opengeps.opening.SuspensionScene;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.Suspension;
import org.opengeps.registry.Debarring;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.VerifyBundle;

/** From the award to a contract that exists, over HTTP, and to its bundle. */
@ExtendWith(ArquillianExtension.class)
class ContractIT {
  private static final long SUM = 45_000_000L;

  @Inject private OpeningScene scene;
  @Inject private Deciding deciding;
  @Inject private Buyer buyer;
  @Inject private SuspensionScene pauses;
  @Inject private Debarring debarring;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;

  /** A tender that is awarded to a firm. */
  private OpeningScene.Tender awarded(TestPerson firm) {
    Instant closes = TestClock.INSTANCE.instant().plus(Duration.ofHours(1));
    OpeningScene.Tender tender =
        scene.tender(
            Quotations.goods(Drafts.works("sandbox", null, closes, closes.plusSeconds(60)))
                .build());
    String id = OpeningScene.register(firm);
    scene.bid(tender, Slot.ONLY_PRICE, firm, id, Offer.of(String.valueOf(SUM), List.of(3, 11)));
    scene.bid(tender, Offer.of("45500000", List.of(2, 12)));
    scene.openingTime(tender);
    tender.committee().officers.get(0).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    tender.committee().officers.get(2).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    scene.finished(tender);
    assertThat(Http.get(Contracting.door(tender.ref().number())).outcome())
        .isEqualTo("404 contract-unknown");
    deciding.decide(tender);
    return tender;
  }

  private static JsonObject state(String number) {
    return Http.get(Contracting.door(number)).json();
  }

  @Test
  void afterThreeStepsTheContractExistsAndTheBundleProvesIt() throws Exception {
    TestPerson firm = TestPerson.supplier();
    OpeningScene.Tender tender = awarded(firm);
    String number = tender.ref().number();
    TestPerson officer = tender.committee().contractingOfficer;
    assertThat(state(number).string("state")).isEqualTo("awaited");
    assertThat(state(number).isNull("contract")).isTrue();
    JsonObject contract = Contracting.contract(number, officer);
    assertThat(contract.string("contractAmount")).isEqualTo(String.valueOf(SUM));
    assertThat(contract.hash("awardHash")).isEqualTo(state(number).hash("awardHash"));
    refused(number, officer, contract);

    assertThat(Contracting.step(number, firm, "consent", contract).outcome())
        .isEqualTo("422 contract-state");
    Http.Answer sent = Contracting.send(number, officer, contract);
    assertThat(sent.outcome()).as(sent.text()).isEqualTo("201");
    assertThat(Contracting.send(number, officer, contract).outcome())
        .as("again the same")
        .isEqualTo("201");
    assertThat(state(number).string("state")).isEqualTo("sent");
    assertThat(Contracting.step(number, officer, "confirmation", contract).outcome())
        .isEqualTo("422 contract-state");
    assertThat(
            Contracting.step(number, TestPerson.supplier().registered(), "consent", contract)
                .outcome())
        .isEqualTo("422 foreign-bid");

    assertThat(Contracting.step(number, firm, "consent", contract).outcome()).isEqualTo("201");
    assertThat(state(number).string("state")).isEqualTo("consented");
    assertThat(Contracting.step(number, firm, "refusal", contract).outcome())
        .isEqualTo("422 contract-state");
    assertThat(
            Contracting.step(number, tender.agency().approver(), "confirmation", contract)
                .outcome())
        .isEqualTo("403 role-missing");
    assertThat(Contracting.step(number, officer, "confirmation", contract).outcome())
        .isEqualTo("201");
    JsonObject concluded = state(number);
    assertThat(concluded.string("state")).isEqualTo("concluded");
    assertThat(concluded.objects("steps"))
        .extracting(step -> step.string("step"))
        .containsExactly("consent", "confirmation");
    assertThat(Contracting.send(number, officer, contract).outcome())
        .as("again the same, at any time")
        .isEqualTo("201");

    Http.Answer own = Http.get("/api/v1/firm/contracts", "Cookie", firm.logIn());
    assertThat(own.json().objects("contracts"))
        .extracting(one -> one.string("state"))
        .containsExactly("concluded");
    Report report = verified(tender);
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
    assertThat(report.toString()).contains("The contract exists");
  }

  /** What is not what award, registry and rule set say is no contract. */
  private static void refused(String number, TestPerson officer, JsonObject contract) {
    JsonObject dearer = contract.toBuilder().replace("contractAmount", "45500000").build();
    assertThat(Contracting.send(number, officer, dearer).outcome())
        .isEqualTo("422 contract-differs");
    JsonObject terms = contract.object("terms");
    JsonObject bond = terms.object("bond").toBuilder().replace("rate", "5").build();
    JsonObject lighter =
        contract.toBuilder()
            .replace("terms", terms.toBuilder().replace("bond", bond).build())
            .build();
    assertThat(Contracting.send(number, officer, lighter).outcome())
        .isEqualTo("422 contract-terms");
    TestPerson elsewhere = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    assertThat(Contracting.send(number, elsewhere, contract).outcome())
        .isEqualTo("422 foreign-tender");
    assertThat(Http.get(Contracting.door(number) + "/draft", "Cookie", elsewhere.logIn()).outcome())
        .isEqualTo("403 login-missing");
  }

  @Test
  void aContractIsWrittenAnewUntilTheFirmAnswersAndWhoDeclinesHasNone() {
    TestPerson firm = TestPerson.supplier();
    OpeningScene.Tender tender = awarded(firm);
    String number = tender.ref().number();
    TestPerson officer = tender.committee().contractingOfficer;
    JsonObject first = Contracting.contract(number, officer);
    assertThat(Contracting.send(number, officer, first).outcome()).isEqualTo("201");
    OpeningScene.reach(TestClock.INSTANCE.instant().plusSeconds(1));
    JsonObject second = Contracting.contract(number, officer);
    assertThat(Contracting.send(number, officer, second).outcome()).isEqualTo("201");
    assertThat(state(number).integer("sent")).isEqualTo(2);
    assertThat(Contracting.step(number, firm, "consent", first).outcome())
        .as("to the one that was replaced")
        .isEqualTo("422 contract-differs");
    OpeningScene.reach(Instant.parse(second.string("consentBy")));
    assertThat(state(number).string("state")).isEqualTo("silent");
    assertThat(Contracting.step(number, firm, "consent", second).outcome()).isEqualTo("409 late");
    NoticeView again = publishedOnceMore(tender);
    assertThat(Http.get(Contracting.door(number) + "/draft", "Cookie", officer.logIn()).outcome())
        .as("one need is not contracted for twice")
        .isEqualTo("422 contract-state");
    buyer.publish(tender.agency(), Drafts.cancellation(again), null);
    JsonObject third = Contracting.contract(number, officer);
    assertThat(Contracting.send(number, officer, third).outcome()).isEqualTo("201");
    assertThat(state(number).string("state")).as("sent once more").isEqualTo("sent");
    assertThat(buyer.refused(tender.agency(), onceMore(tender).build())).isEqualTo("wrong-state");
    assertThat(Contracting.step(number, firm, "refusal", third).outcome()).isEqualTo("201");
    assertThat(state(number).string("state")).isEqualTo("declined");
    assertThat(Http.get(Contracting.door(number) + "/draft", "Cookie", officer.logIn()).outcome())
        .isEqualTo("422 contract-state");
    JsonObject dearer =
        onceMore(tender).replace("lots", List.of(Quotations.lot("44000000", "48400000"))).build();
    assertThat(buyer.refused(tender.agency(), dearer)).isEqualTo("renotice-changed");
    publishedOnceMore(tender);
  }

  @Test
  void aWinnerWhoIsDebarredBeforeTheContractMakesRoomForANoticeThatFollows() {
    TestPerson firm = TestPerson.supplier();
    OpeningScene.Tender tender = awarded(firm);
    String number = tender.ref().number();
    TestPerson officer = tender.committee().contractingOfficer;
    assertThat(buyer.refused(tender.agency(), onceMore(tender).build())).isEqualTo("wrong-state");
    debarring.debar(firm.identifier());
    String draft = Contracting.door(number) + "/draft";
    assertThat(Http.get(draft, "Cookie", officer.logIn()).outcome())
        .isEqualTo("422 winner-debarred");
    publishedOnceMore(tender);
    OpeningScene.reach(TestClock.INSTANCE.instant().plus(Debarring.LENGTH));
    assertThat(Http.get(draft, "Cookie", officer.logIn()).outcome())
        .as("one need is not contracted for twice, when the debarment is over either")
        .isEqualTo("422 contract-state");
  }

  private static JsonBuilder onceMore(OpeningScene.Tender tender) {
    Instant closes = TestClock.INSTANCE.instant().plus(Duration.ofHours(1));
    return Quotations.goods(Drafts.works("sandbox", null, closes, closes.plusSeconds(60)))
        .put("follows", tender.ref().toString());
  }

  /** The page of the tender offers it, and the notice that follows says what it follows. */
  private NoticeView publishedOnceMore(OpeningScene.Tender tender) {
    String page = "/buyer/tender.xhtml?number=" + tender.ref().number();
    assertThat(Http.get(page, "Cookie", tender.agency().officer().logIn()).text())
        .contains("/buyer/draft.xhtml?renotice=" + tender.ref().number());
    NoticeView again =
        buyer.publish(
            tender.agency(), onceMore(tender).build(), buyer.readyCeremony(tender.agency(), 1));
    assertThat(again.notice().kind()).isEqualTo(Notice.Kind.RE_NOTICE);
    assertThat(again.notice().follows()).isEqualTo(tender.ref());
    return again;
  }

  @Test
  void aConsentLapsesWithoutAConfirmationAndAContractInAnOldWindowIsRefused() {
    TestPerson firm = TestPerson.supplier();
    OpeningScene.Tender tender = awarded(firm);
    String number = tender.ref().number();
    TestPerson officer = tender.committee().contractingOfficer;
    JsonObject first = Contracting.contract(number, officer);
    JsonObject oldWindow = first.toBuilder().replace("replaces", first.hash()).build();
    assertThat(first.isNull("replaces")).isTrue();
    assertThat(Contracting.send(number, officer, oldWindow).outcome())
        .as("replaces what was never sent")
        .isEqualTo("422 contract-differs");
    assertThat(Contracting.send(number, officer, first).outcome()).isEqualTo("201");
    OpeningScene.reach(TestClock.INSTANCE.instant().plusSeconds(1));
    JsonObject second = Contracting.contract(number, officer);
    assertThat(second.hash("replaces")).isEqualTo(first.hash());
    JsonObject unseen = second.toBuilder().replace("replaces", null).build();
    assertThat(Contracting.send(number, officer, unseen).outcome())
        .as("a colleague was faster")
        .isEqualTo("422 contract-differs");
    assertThat(Contracting.step(number, firm, "consent", first).outcome()).isEqualTo("201");
    OpeningScene.reach(Instant.parse(state(number).string("until")));
    assertThat(state(number).string("state")).isEqualTo("lapsed");
    assertThat(Contracting.step(number, officer, "confirmation", first).outcome())
        .isEqualTo("409 late");
    assertThat(Contracting.step(number, firm, "refusal", first).outcome())
        .isEqualTo("422 contract-state");
    JsonObject third = Contracting.contract(number, officer);
    assertThat(third.hash("replaces")).isEqualTo(first.hash());
    assertThat(Contracting.send(number, officer, third).outcome()).isEqualTo("201");
    assertThat(Contracting.step(number, firm, "consent", third).outcome()).isEqualTo("201");
    assertThat(Contracting.step(number, officer, "confirmation", third).outcome()).isEqualTo("201");
    assertThat(state(number).string("state")).isEqualTo("concluded");
  }

  @Test
  void whileTheRoundStandsStillNothingIsSignedAndTheTimesAreLonger() throws Exception {
    TestPerson firm = TestPerson.supplier();
    OpeningScene.Tender tender = awarded(firm);
    String number = tender.ref().number();
    TestPerson officer = tender.committee().contractingOfficer;
    TestPerson second = tender.agency().approver();
    JsonObject contract = Contracting.contract(number, officer);
    assertThat(Contracting.send(number, officer, contract).outcome()).isEqualTo("201");
    Instant before = Instant.parse(state(number).string("until"));
    pauses.suspend(tender.ref(), "0", officer, second);
    Instant since = Instant.parse(state(number).string("suspendedSince"));
    assertThat(state(number).isNull("until")).isTrue();
    assertThat(Contracting.step(number, firm, "consent", contract).outcome())
        .isEqualTo("409 round-suspended");
    assertThat(Contracting.step(number, firm, "refusal", contract).outcome())
        .isEqualTo("409 round-suspended");
    assertThat(Http.get(Contracting.door(number) + "/draft", "Cookie", officer.logIn()).outcome())
        .isEqualTo("409 round-suspended");
    OpeningScene.reach(before.plusSeconds(60));
    assertThat(state(number).string("state")).as("no time runs").isEqualTo("sent");
    pauses.resume(tender.ref(), "0", officer, second);
    Instant until = Instant.parse(state(number).string("until"));
    assertThat(until).isAfter(before.plus(Duration.between(since, before)));
    assertThat(Contracting.step(number, firm, "consent", contract).outcome()).isEqualTo("201");
    assertThat(Contracting.step(number, officer, "confirmation", contract).outcome())
        .isEqualTo("201");
    Suspension late = pauses.next(tender.ref(), "0", Suspension.Kind.SUSPEND);
    assertThat(pauses.post(tender.ref(), "", officer.sign(late.toJson())))
        .as("the contract exists")
        .isEqualTo("422 round-over");
    Report report = verified(tender);
    assertThat(report.findings()).as(report.toString()).isEmpty();
  }

  private Report verified(OpeningScene.Tender tender) throws Exception {
    List<byte[]> zip = new ArrayList<>();
    OpeningScene.await(
        () -> {
          byte[] bytes = bundles.of(tender.notice().number()).orThrow();
          zip.add(0, bytes);
          return new String(bytes, StandardCharsets.ISO_8859_1)
              .contains("contract/001-confirmation.p7s");
        });
    return VerifyBundle.verify(
        ByteBuffer.wrap(zip.get(0)),
        Optional.of(trust.trust()),
        Optional.empty(),
        AwardMethods.ALL);
  }
}
