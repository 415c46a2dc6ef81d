package org.opengeps.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opengeps.contract.ContractScene.SEOUL;
import static org.opengeps.contract.ContractScene.SUM;

import jakarta.inject.Inject;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.contract.ContractScene;
import org.opengeps.contract.Contracting;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Sha256;
import org.opengeps.method.AwardMethods;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.OpeningScene;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestBank;
import org.opengeps.testing.TestPerson;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.VerifyBundle;

/** From what was accepted to the money received, over HTTP and a real bank, and its bundle. */
@ExtendWith(ArquillianExtension.class)
class PaymentIT {
  @Inject private ContractScene scene;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;

  private JsonObject debtor;
  private JsonObject account;

  private String door() {
    return Contracting.door(scene.number()) + "/payments";
  }

  private JsonObject state() {
    return Http.get(door()).json();
  }

  private JsonObject claimed(int number) {
    return state().objects("claims").get(number - 1);
  }

  private static JsonObject account(String number, String holder) {
    return JsonObject.builder()
        .put("bank", TestBank.BIC)
        .put("number", number)
        .put("holder", holder)
        .build();
  }

  private String holder() {
    return scene.contract.object("supplier").object("name").string("ko");
  }

  private JsonBuilder about(String type) {
    return JsonObject.ofType(type).put("tender", scene.contract.string("tender")).put("lot", "0");
  }

  /** All that may be claimed. */
  private JsonObject claim() {
    JsonObject now = state();
    List<JsonObject> parts = now.objects("claimable");
    BigInteger accepted = sum(parts, "acceptedAmount");
    BigInteger damages = sum(parts, "damages");
    return about("opengeps/claim/1")
        .put("contract", scene.contract.hash())
        .put("number", now.count("nextClaim"))
        .put("inspections", parts, part -> part.string("inspection"))
        .put("currency", scene.contract.object("currency"))
        .put("acceptedAmount", accepted.toString())
        .put("damages", damages.toString())
        .put("payable", accepted.subtract(damages).toString())
        .put("account", account)
        .putNull("invoice")
        .put("claimedOn", scene.today().toString())
        .build();
  }

  /** With the invoice that the engine makes of it. */
  private JsonObject invoiced(JsonObject claim) {
    String query =
        "?bank="
            + TestBank.BIC
            + "&account="
            + account.string("number")
            + "&holder="
            + URLEncoder.encode(account.string("holder"), StandardCharsets.UTF_8)
            + claim.strings("inspections").stream()
                .map(hash -> "&inspection=" + hash)
                .collect(Collectors.joining());
    Http.Answer invoice = Http.get(door() + "/invoice" + query);
    assertThat(invoice.status()).as(invoice.text()).isEqualTo(200);
    assertThat(invoice.text()).contains("책상과 의자 1차분", "<cbc:PayableAmount");
    JsonObject other = claim.toBuilder().replace("invoice", Sha256.ofText("x").hex()).build();
    assertThat(post("claims", scene.firm, other)).isEqualTo("422 claim-invoice");
    return claim.toBuilder().replace("invoice", Sha256.of(invoice.response().body()).hex()).build();
  }

  private static BigInteger sum(List<JsonObject> parts, String member) {
    return parts.stream()
        .map(part -> new BigInteger(part.string(member)))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private JsonObject order(JsonObject claim, JsonObject interest) {
    BigInteger payable = new BigInteger(claim.string("payable"));
    BigInteger more =
        interest == null ? BigInteger.ZERO : new BigInteger(interest.string("amount"));
    return about("opengeps/payment-order/1")
        .put("claim", claim.hash())
        .put("number", orders(claim) + 1)
        .put("currency", claim.object("currency"))
        .put("payable", payable.toString())
        .put("interest", interest)
        .put("total", payable.add(more).toString())
        .put("debtor", debtor)
        .put("creditor", claim.object("account"))
        .put("payOn", scene.today().toString())
        .build();
  }

  /** How many there are for a claim. */
  private int orders(JsonObject claim) {
    return state().objects("claims").stream()
        .filter(one -> one.hash("claimHash").equals(claim.hash()))
        .mapToInt(one -> one.objects("orders").size())
        .sum();
  }

  private static JsonObject interest(int days, String rate, long amount) {
    return JsonObject.builder()
        .put("days", days)
        .put("rate", rate)
        .put("source", "농협은행 일반자금 대출 연체이자율 공시")
        .put("amount", String.valueOf(amount))
        .build();
  }

  private JsonObject approval(JsonObject order) {
    return about("opengeps/payment-approval/1").put("paymentOrder", order.hash()).build();
  }

  private JsonObject sentBack(JsonObject claim, String reason) {
    return about("opengeps/claim-return/1")
        .put("claim", claim.hash())
        .put("reason", reason)
        .build();
  }

  private String post(String path, TestPerson who, JsonObject message) {
    return Http.post(door() + "/" + path, Http.CMS, who.sign(message)).outcome();
  }

  private void accepted() {
    scene.award();
    scene.sendLong();
    assertThat(Http.get(door()).outcome()).isEqualTo("422 delivery-state");
    scene.conclude();
    deliver(1, "part", 20_000_000);
    String agency = scene.contract.object("agency").object("name").string("ko");
    debtor = account(TestBank.number(), agency + " 일반회계");
    account = account(TestBank.number(), holder());
    TestBank.open(debtor, 1_000_000_000L);
    TestBank.open(account, 0);
  }

  private void deliver(int place, String kind, long amount) {
    JsonObject part = scene.delivery(place, kind, null, amount);
    assertThat(scene.deliver(scene.firm, part)).isEqualTo("201");
    assertThat(
            scene.inspect(
                scene.inspector,
                scene.inspection(part, "accepted", amount, ContractScene.delay(0, 0, 0))))
        .isEqualTo("201");
  }

  private void awaitState(int claim, String state) {
    OpeningScene.await(() -> claimed(claim).string("state").equals(state));
  }

  @Test
  void whatWasAcceptedIsClaimedOrderedByTwoPaidOnceAndTheBundleCountsItAgain() throws Exception {
    accepted();
    assertThat(state().string("open")).isEqualTo("20000000");
    JsonObject wrong = claim();
    refusedClaims(wrong);
    assertThat(post("claims", scene.firm, wrong)).isEqualTo("201");
    assertThat(post("claims", scene.firm, wrong)).as("again the same").isEqualTo("201");
    assertThat(state().string("open")).isEqualTo("0");
    assertThat(post("returns", scene.officer, sentBack(wrong, " "))).isEqualTo("422 text-unfit");
    JsonObject back = sentBack(wrong, "세금계산서의 품목이 계약과 다름");
    assertThat(post("returns", scene.firm, back)).isEqualTo("403 role-missing");
    assertThat(post("returns", scene.officer, back)).isEqualTo("201");
    assertThat(post("returns", scene.officer, back)).as("again the same").isEqualTo("201");
    assertThat(claimed(1).string("state")).isEqualTo("sent-back");
    assertThat(post("orders", scene.officer, order(wrong, null))).isEqualTo("422 claim-state");

    JsonObject claim = invoiced(claim());
    assertThat(post("claims", scene.firm, claim)).isEqualTo("201");
    assertThat(Http.get(door() + "/claims/1/invoice").outcome()).isEqualTo("404 invoice-unknown");
    assertThat(Sha256.of(Http.get(door() + "/claims/2/invoice").response().body()))
        .isEqualTo(claim.hash("invoice"));
    refusedOrders(claim);
    JsonObject order = order(claim, null);
    assertThat(post("orders", scene.officer, order)).isEqualTo("201");
    assertThat(post("orders", scene.officer, order)).as("again the same").isEqualTo("201");
    refusedApprovals(order);
    TestBank.next("unavailable");
    assertThat(post("approvals", scene.inspector, approval(order))).isEqualTo("201");
    assertThat(post("approvals", scene.inspector, approval(order)))
        .as("again the same")
        .isEqualTo("201");
    assertThat(post("returns", scene.officer, sentBack(claim, "늦게 찾은 잘못")))
        .isEqualTo("422 claim-state");
    awaitState(2, "paid");
    assertThat(TestBank.balance(account)).isEqualTo(20_000_000);
    assertThat(state().string("paid")).isEqualTo("20000000");
    verified("payments/002-booked-01.p7s", "KRW 20000000 paid");
  }

  private void refusedClaims(JsonObject claim) {
    assertThat(post("claims", TestPerson.supplier().registered(), claim))
        .isEqualTo("422 foreign-bid");
    JsonObject later = claim.toBuilder().replace("tender", scene.number() + "-001").build();
    assertThat(post("claims", scene.firm, later)).isEqualTo("422 tender-differs");
    assertThat(post("claims", scene.firm, claim.toBuilder().replace("number", 2L).build()))
        .isEqualTo("422 claim-differs");
    assertThat(
            post(
                "claims",
                scene.firm,
                claim.toBuilder()
                    .replace("acceptedAmount", "20000001")
                    .replace("payable", "20000001")
                    .build()))
        .isEqualTo("422 claim-amount");
    assertThat(
            post(
                "claims",
                scene.firm,
                claim.toBuilder().replace("account", account("110-234", "다른상회")).build()))
        .isEqualTo("422 claim-account");
  }

  private void refusedOrders(JsonObject claim) {
    JsonObject order = order(claim, null);
    assertThat(post("orders", scene.inspector, order)).as("inspected").isEqualTo("422 four-eyes");
    TestPerson elsewhere = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    assertThat(post("orders", elsewhere, order)).isEqualTo("422 foreign-tender");
    assertThat(
            post(
                "orders",
                scene.officer,
                order.toBuilder().replace("payOn", scene.today().minusDays(1).toString()).build()))
        .isEqualTo("422 payment-day");
    assertThat(
            post(
                "orders",
                scene.officer,
                order.toBuilder().replace("payable", "1").replace("total", "1").build()))
        .isEqualTo("422 payment-differs");
    assertThat(post("orders", scene.officer, order(claim, interest(1, "8.5", 4657))))
        .as("in time")
        .isEqualTo("422 payment-interest");
    TestBank.next("unavailable");
    assertThat(post("orders", scene.officer, order)).isEqualTo("503 bank-silent");
    JsonObject foreign = account(TestBank.number(), "다른시");
    TestBank.open(foreign, 1_000_000_000L);
    assertThat(post("orders", scene.officer, order.toBuilder().replace("debtor", foreign).build()))
        .as("another body's account")
        .isEqualTo("422 payment-account");
    JsonObject nobody = account("999-999-999", "없는사람");
    assertThat(post("orders", scene.officer, order.toBuilder().replace("debtor", nobody).build()))
        .isEqualTo("422 payment-account");
    JsonObject unknown = claim.toBuilder().replace("number", 9L).build();
    assertThat(post("orders", scene.officer, order(unknown, null))).isEqualTo("404 claim-unknown");
  }

  private void refusedApprovals(JsonObject order) {
    assertThat(post("approvals", scene.officer, approval(order)))
        .as("who ordered")
        .isEqualTo("422 four-eyes");
    JsonObject other = order.toBuilder().replace("payOn", "2031-01-02").build();
    assertThat(post("approvals", scene.inspector, approval(other)))
        .isEqualTo("404 payment-unknown");
  }

  @Test
  void whatIsPaidLateBearsInterestAndWhatComesBackIsClaimedOnceMore() throws Exception {
    accepted();
    JsonObject first = claim();
    assertThat(post("claims", scene.firm, first)).isEqualTo("201");
    LocalDate lastDay = LocalDate.parse(claimed(1).string("lastDay"));
    OpeningScene.reach(lastDay.plusDays(3).atTime(12, 0).atZone(SEOUL).toInstant());
    assertThat(claimed(1).bool("overdue")).isTrue();
    assertThat(post("orders", scene.officer, order(first, null)))
        .as("late, without interest")
        .isEqualTo("422 payment-interest");
    assertThat(post("orders", scene.officer, order(first, interest(3, "8.5", 13_973))))
        .as("one won too much")
        .isEqualTo("422 payment-interest");
    // 20,000,000 x 8.5 % x 3 / 365 = 13,972.60
    JsonObject late = order(first, interest(3, "8.5", 13_972));
    assertThat(post("orders", scene.officer, late)).isEqualTo("201");
    TestBank.next("return");
    assertThat(post("approvals", scene.inspector, approval(late))).isEqualTo("201");
    awaitState(1, "returned");
    assertThat(TestBank.balance(account)).isZero();
    assertThat(TestBank.balance(debtor)).isEqualTo(1_000_000_000L);
    assertThat(state().string("open")).isEqualTo("20000000");

    deliver(2, "whole", SUM - 20_000_000);
    account = account(TestBank.number(), holder());
    TestBank.open(account, 0);
    JsonObject second = claim();
    assertThat(post("claims", scene.firm, second)).isEqualTo("201");
    JsonObject refused = order(second, null);
    assertThat(post("orders", scene.officer, refused)).isEqualTo("201");
    TestBank.next("reject");
    assertThat(post("approvals", scene.inspector, approval(refused))).isEqualTo("201");
    awaitState(2, "refused");
    assertThat(post("orders", scene.officer, refused)).as("harmless").isEqualTo("201");
    assertThat(claimed(2).string("state")).isEqualTo("refused");
    JsonObject order = order(second, null);
    assertThat(order.integer("number")).isEqualTo(2);
    assertThat(post("orders", scene.officer, order)).as("without another claim").isEqualTo("201");
    TestBank.next("lose-answer");
    assertThat(post("approvals", scene.inspector, approval(order))).isEqualTo("201");
    awaitState(2, "paid");
    assertThat(TestBank.balance(account)).as("once").isEqualTo(SUM);
    assertThat(state().bool("settled")).isTrue();
    verified("payments/002-booked-02.p7s", "KRW 45000000 paid");
  }

  private void verified(String last, String said) throws Exception {
    List<byte[]> zip = new ArrayList<>();
    OpeningScene.await(
        () -> {
          byte[] bytes = bundles.of(scene.tender.notice().number()).orThrow();
          zip.add(0, bytes);
          return new String(bytes, StandardCharsets.ISO_8859_1).contains(last);
        });
    Report report =
        VerifyBundle.verify(
            ByteBuffer.wrap(zip.get(0)),
            Optional.of(trust.trust()),
            Optional.empty(),
            AwardMethods.ALL);
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
    assertThat(report.toString()).contains(said);
  }
}
