package org.opengeps.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.fixture.Holidays;
import org.opengeps.protocol.fixture.Rebids;
import org.opengeps.protocol.fixture.Sections;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;

/** What members' programs and the verifier believe of an order that lets lots be bid for again. */
class RoundOrderTest {
  private static final TenderScene SCENE = new TenderScene();
  private static final TestAuthority SEALING = SCENE.sealingAuthority;
  private static final Notice ONE = SCENE.notice;
  private static final Notice THREE = Rebids.withLots(ONE, SEALING, "1", "2", "3");

  /** A day after the closing of the first round. */
  private static final Instant AGAIN = TenderScene.CLOSES.plus(Duration.ofDays(1));

  private static final Instant THIRD = AGAIN.plus(Duration.ofDays(1));
  private static final Notice REBID = Rebids.of(List.of(ONE), AGAIN, again(ONE, "0"));

  private static Lot again(Notice before, String lot) {
    return Rebids.again(before.lot(lot), SEALING);
  }

  private static String code(Notice next, Notice... before) {
    return NoticeOrder.after(List.of(before), next).map(Refusal::code).orElse("");
  }

  private static Notice changed(Notice order, UnaryOperator<JsonBuilder> change) {
    return Notice.from(change.apply(order.toJson().toBuilder()).build());
  }

  private static Notice changed(String member, Object value) {
    return changed(REBID, json -> json.replace(member, value));
  }

  /** The correction of an order with other lots. */
  private static Notice corrected(Notice last, List<Lot> lots) {
    Notice same = Rebids.later(last, Duration.ofDays(7));
    return same.with(lots);
  }

  @Test
  void aLotIsBidForOnceMoreUnderItsNextNameWithFreshKeys() {
    assertThat(code(REBID, ONE)).isEmpty();
    assertThat(Notice.from(REBID.toJson()).hash()).isEqualTo(REBID.hash());
    assertThat(RoundOrder.isLater(REBID)).isTrue();
    assertThat(RoundOrder.isLater(ONE)).isFalse();
  }

  /** 임시공휴일: a re-bid is a clock of its own. */
  @Test
  void aReBidNamesTheCalendarOfItsOwnDateAndSaysThatItChanged() {
    NoticeTerms.CalendarRef declared =
        Holidays.withHoliday("2026-07", "2025-01-01", "2027-07-19").ref();
    Notice silent = REBID.under(declared);
    assertThat(code(silent, ONE)).isEqualTo(RoundOrder.CODE);
    NoticeTerms.Revision was = REBID.revision();
    List<NoticeTerms.Change> changes =
        Stream.concat(ONE.calendar().changes(declared).stream(), was.changes().stream()).toList();
    assertThat(changes)
        .extracting(NoticeTerms.Change::field)
        .startsWith("calendar.hash", "calendar.version");
    Notice said =
        silent.as(
            Notice.Kind.RE_BID,
            silent.ref(),
            silent.schedule(),
            new NoticeTerms.Revision(was.previous(), null, changes, was.reason()));
    assertThat(code(said, ONE)).isEmpty();
  }

  @Test
  void aReBidFollowsACorrectionInTheTermsThatTheCorrectionSaid() {
    Notice raised = Sections.withBaseAmount(Rebids.later(ONE, Duration.ofDays(5)), 1_900_000_000);
    Notice retold =
        changed(raised, json -> json.replace("title", new LocalText("정정", "Corrected").toJson()));
    assertThat(code(retold, ONE)).isEmpty();
    Instant closes = AGAIN.plus(Duration.ofDays(7));
    assertThat(code(Rebids.of(List.of(ONE, retold), closes, again(retold, "0")), ONE, retold))
        .isEmpty();
    Notice asBefore = Rebids.of(List.of(ONE, retold), closes, again(ONE, "0"));
    assertThat(code(asBefore, ONE, retold)).isEqualTo(RoundOrder.CODE);
  }

  @Test
  void aLotIsBidForAThirdTimeAfterTheSecond() {
    Notice third = Rebids.of(List.of(ONE, REBID), THIRD, again(REBID, "0.1"));
    assertThat(third.lotNames()).containsExactly("0.2");
    assertThat(code(third, ONE, REBID)).isEmpty();
  }

  @Test
  void oneReBidListsSeveralLotsOrOneOfThem() {
    assertThat(code(Rebids.of(List.of(THREE), AGAIN, again(THREE, "1"), again(THREE, "3")), THREE))
        .isEmpty();
    assertThat(code(Rebids.of(List.of(THREE), AGAIN, again(THREE, "2")), THREE)).isEmpty();
  }

  @Test
  void anotherLotIsBidForOnceMoreAfterTheFirstWas() {
    Notice second = Rebids.of(List.of(THREE), AGAIN, again(THREE, "2"));
    Notice third = Rebids.of(List.of(THREE, second), THIRD, again(THREE, "3"));
    assertThat(code(third, THREE, second)).isEmpty();
    Notice both = Rebids.of(List.of(THREE, second), THIRD, again(second, "2.1"), again(THREE, "3"));
    assertThat(code(both, THREE, second)).isEmpty();
  }

  @Test
  void aRoundIsNotSkipped() {
    Notice skipped =
        changed(
            REBID, json -> json.replace("lots", renamed(REBID, "0.2").toJson().objects("lots")));
    assertThat(code(skipped, ONE)).isEqualTo(RoundOrder.CODE);
  }

  private static Notice renamed(Notice order, String name) {
    Lot lot = order.lots().get(0);
    return order.with(
        List.of(
            new Lot(
                name,
                lot.title(),
                lot.price(),
                lot.award(),
                lot.offer(),
                lot.stages(),
                null,
                lot.envelopes())));
  }

  @Test
  void aLotThatThereIsNotIsNotBidForOnceMore() {
    assertThat(code(renamed(REBID, "7.1"), ONE)).isEqualTo(RoundOrder.CODE);
  }

  @Test
  void aRoundThatWasAskedForIsNotAskedForAgain() {
    Notice twice = Rebids.of(List.of(ONE, REBID), THIRD, again(ONE, "0"));
    assertThat(twice.lotNames()).isEqualTo(REBID.lotNames());
    assertThat(code(twice, ONE, REBID)).isEqualTo(RoundOrder.CODE);
    Notice fresh =
        twice.with(
            List.of(ONE.lot("0").again(List.of(fresh(ONE.lot("0").envelopes().get(0), "달리")))));
    assertThat(code(fresh, ONE, REBID)).isEqualTo(RoundOrder.CODE);
  }

  private static EnvelopeTerms fresh(EnvelopeTerms like, String seed) {
    return Rebids.fresh(like, seed, SEALING);
  }

  @Test
  void aFirstRoundIsNoReBid() {
    assertThat(code(renamed(REBID, "0"), ONE)).isEqualTo(RoundOrder.CODE);
    assertThat(code(renamed(REBID, "1"), ONE)).isEqualTo(RoundOrder.CODE);
  }

  @Test
  void aLotBesideAReBidThatIsNoneIsRefused() {
    Notice beside = Rebids.of(List.of(THREE), AGAIN, THREE.lot("1"), again(THREE, "2"));
    assertThat(code(beside, THREE)).isEqualTo(RoundOrder.CODE);
  }

  @Test
  void aReBidThatSaysAnythingElseIsRefused() {
    JsonObject said = ONE.toJson();
    Object other = new LocalText("다른 공사", "Other works").toJson();
    assertThat(
            Stream.of(
                changed("title", other),
                changed("description", other),
                changed("minimumBids", 1L),
                changed("noticedAt", "2025-06-12T00:00:01.000Z"),
                changed("zone", "Asia/Tokyo"),
                changed("practice", true),
                changed("documents", List.of()),
                changed("changes", List.of()),
                changed("bidsAlreadySealed", "keep"),
                changed("bidsAlreadySealed", "reseal"),
                changed("demandingBody", section(said, "demandingBody", "kind", "public-body")),
                changed("competition", section(said, "competition", "method", "limited")),
                changed("award", section(said, "award", "method", "lowest-price")),
                changed("eligibility", section(said, "eligibility", "regions", List.of())),
                changed("ruleSet", section(said, "ruleSet", "hash", Sha256.ofText("다른 법").hex()))))
        .extracting(order -> code(order, ONE))
        .containsOnly(RoundOrder.CODE);
  }

  private static JsonObject section(JsonObject said, String name, String member, Object value) {
    return said.object(name).toBuilder().replace(member, value).build();
  }

  @Test
  void aLotThatIsNotAsItWasIsRefused() {
    assertThat(
            Stream.of(
                    inLot("price", "estimatedAmount", "1634482728"),
                    inLot("price", "baseAmount", "1797931001"),
                    inLot("price", "baseAmount", null),
                    inLot("price", "draw", null),
                    inLot("award", "limitRate", "80"),
                    inLot("award", "deductibleA", "1"),
                    lot("title", new LocalText("분류", "").toJson()),
                    lot("offer", offer().subList(0, 1)))
                .map(order -> code(order, ONE)))
        .containsOnly(RoundOrder.CODE);
  }

  private static Notice inLot(String section, String member, Object value) {
    return changed(REBID, json -> Sections.with(json, section, member, value));
  }

  private static Notice lot(String member, Object value) {
    JsonObject lot = REBID.toJson().objects("lots").get(0);
    return changed("lots", List.of(lot.toBuilder().replace(member, value).build()));
  }

  private static List<JsonObject> offer() {
    return REBID.toJson().objects("lots").get(0).objects("offer");
  }

  @Test
  void anotherListOfEnvelopesOrAnotherSealIsRefused() {
    Lot lot = REBID.lot("0.1");
    EnvelopeTerms price = lot.envelopes().get(0);
    EnvelopeTerms technical =
        new EnvelopeTerms(
            "technical",
            price.suite(),
            fresh(price, "기술").committeeKey(),
            fresh(price, "기술").gateKey(),
            price.committeeCertificate(),
            price.gateCertificate(),
            price.proofOfEphemeral());
    EnvelopeTerms proofless =
        new EnvelopeTerms(
            price.envelope(),
            price.suite(),
            price.committeeKey(),
            price.gateKey(),
            price.committeeCertificate(),
            price.gateCertificate(),
            EnvelopeTerms.ProofRule.OPTIONAL);
    assertThat(
            Stream.of(List.of(technical, price), List.of(technical), List.of(proofless))
                .map(envelopes -> REBID.with(List.of(ONE.lot("0").again(envelopes))))
                .map(order -> code(order, ONE)))
        .containsOnly(RoundOrder.CODE);
  }

  @Test
  void aKeyThatAnOrderBeforeHasNamedIsRefused() {
    EnvelopeTerms first = ONE.lot("0").envelopes().get(0);
    EnvelopeTerms fresh = REBID.lot("0.1").envelopes().get(0);
    assertThat(code(keyed(first), ONE)).isEqualTo(RoundOrder.CODE);
    assertThat(code(keyed(with(fresh, first, false)), ONE)).isEqualTo(RoundOrder.CODE);
    assertThat(code(keyed(with(first, fresh, false)), ONE)).isEqualTo(RoundOrder.CODE);
    assertThat(code(keyed(with(fresh, first, true)), ONE)).isEqualTo(RoundOrder.CODE);
  }

  /** A committee key with the gate key of others, or with their committee key as gate key. */
  private static EnvelopeTerms with(EnvelopeTerms committee, EnvelopeTerms gate, boolean crossed) {
    return new EnvelopeTerms(
        committee.envelope(),
        committee.suite(),
        committee.committeeKey(),
        crossed ? gate.committeeKey().y() : gate.gateKey(),
        committee.committeeCertificate(),
        gate.gateCertificate(),
        committee.proofOfEphemeral());
  }

  private static Notice keyed(EnvelopeTerms terms) {
    return REBID.with(List.of(ONE.lot("0").again(List.of(terms))));
  }

  @Test
  void aKeyOfAnEarlierReBidIsKnownToo() {
    Notice second = Rebids.of(List.of(THREE), AGAIN, again(THREE, "2"));
    Notice third =
        Rebids.of(
            List.of(THREE, second), THIRD, THREE.lot("3").again(second.lot("2.1").envelopes()));
    assertThat(code(third, THREE, second)).isEqualTo(RoundOrder.CODE);
  }

  @Test
  void twoLotsOfAReBidDoNotShareAKey() {
    Lot second = again(THREE, "2");
    Notice shared =
        Rebids.of(List.of(THREE), AGAIN, second, THREE.lot("3").again(second.envelopes()));
    assertThat(code(shared, THREE)).isEqualTo(RoundOrder.CODE);
  }

  @Test
  void aCorrectionOfAReBidMovesItsTimesAndNothingElse() {
    Notice later = Rebids.later(REBID, Duration.ofDays(7));
    assertThat(code(later, ONE, REBID)).isEmpty();
    Object other = new LocalText("다른 공사", "Other works").toJson();
    assertThat(code(changed(later, json -> json.replace("title", other)), ONE, REBID))
        .isEqualTo(RoundOrder.CODE);
    assertThat(
            code(
                Rebids.of(
                    List.of(ONE, REBID, later),
                    AGAIN.plus(Duration.ofDays(9)),
                    again(later, "0.1")),
                ONE,
                REBID,
                later))
        .isEmpty();
    EnvelopeTerms others = fresh(later.lot("0.1").envelopes().get(0), "새 열쇠");
    assertThat(code(corrected(REBID, List.of(ONE.lot("0").again(List.of(others)))), ONE, REBID))
        .isEqualTo(RoundOrder.CODE);
  }

  @Test
  void noCorrectionDropsOrAddsALot() {
    List<Lot> lots = THREE.lots();
    assertThat(code(corrected(THREE, lots), THREE)).isEmpty();
    assertThat(code(corrected(THREE, lots.subList(0, 2)), THREE)).isEqualTo(RoundOrder.CODE);
    assertThat(code(corrected(THREE, List.of(lots.get(0), again(THREE, "2"))), THREE))
        .isEqualTo(RoundOrder.CODE);
    Notice more = Rebids.withLots(ONE, SEALING, "1", "2", "3", "4");
    assertThat(code(corrected(THREE, more.lots()), THREE)).isEqualTo(RoundOrder.CODE);
    assertThat(code(corrected(REBID, ONE.lots()), ONE, REBID)).isEqualTo(RoundOrder.CODE);
  }

  @Test
  void nothingFollowsACancellation() {
    Notice end = Rebids.cancelled(REBID);
    assertThat(code(end, ONE, REBID)).isEmpty();
    assertThat(
            code(Rebids.of(List.of(ONE, REBID, end), THIRD, again(REBID, "0.1")), ONE, REBID, end))
        .isEqualTo(NoticeOrder.BROKEN);
    Notice early = Rebids.cancelled(ONE);
    assertThat(code(Rebids.of(List.of(ONE, early), AGAIN, again(ONE, "0")), ONE, early))
        .isEqualTo(NoticeOrder.BROKEN);
  }

  @Test
  void aReBidFollowsTheOrderBeforeItWithoutAGap() {
    assertThat(code(changed("previous", Sha256.ofText("달리").hex()), ONE))
        .isEqualTo(NoticeOrder.BROKEN);
    TenderRef gap = new TenderRef(ONE.ref().number(), "002");
    Notice skipped = REBID.as(Notice.Kind.RE_BID, gap, REBID.schedule(), REBID.revision());
    assertThat(code(skipped, ONE)).isEqualTo(NoticeOrder.BROKEN);
    JsonObject agency = section(ONE.toJson(), "agency", "code", "6110001");
    assertThat(code(changed("agency", agency), ONE)).isEqualTo(NoticeOrder.BROKEN);
    assertThat(NoticeOrder.beginning(REBID).map(Refusal::code)).contains(NoticeOrder.BROKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"closesAt", "opensAt", "latestOpening"})
  void aReBidEndsAndOpensNothingEarlier(String member) {
    assertThat(code(changed(member, "2025-06-30T00:00:00.000Z"), ONE))
        .isEqualTo(NoticeOrder.EARLIER);
  }

  @Test
  void everythingThatHoldsForALotIsSaidByTheLastOrderThatListsIt() {
    Notice second = Rebids.of(List.of(THREE), AGAIN, again(THREE, "2"));
    List<Notice> orders = List.of(THREE, second, Rebids.later(second, Duration.ofDays(7)));
    assertThat(Notice.lastOf("1", orders)).contains(THREE);
    assertThat(Notice.lastOf("2", orders)).contains(THREE);
    assertThat(Notice.lastOf("2.1", orders)).contains(orders.get(2));
    assertThat(Notice.lastOf("2.2", orders)).isEmpty();
  }
}
