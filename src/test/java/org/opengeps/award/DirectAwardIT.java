package org.opengeps.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.DirectAward;
import org.opengeps.protocol.message.DirectAwardApproval;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.registry.Debarring;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;

/** From the quote to the page that everybody reads, and what is refused on the way. */
@ExtendWith(ArquillianExtension.class)
class DirectAwardIT {
  private static final String DOOR = "/api/v1/direct-awards";

  @Inject private Debarring debarring;
  @Inject private InTransaction inTransaction;
  @PersistenceContext private EntityManager entities;

  private final String code = TestPerson.agencyCode();
  private final TestPerson officer =
      TestPerson.named("agency", code, "김계약", "CONTRACTING_OFFICER").registered();
  private final TestPerson second =
      TestPerson.named("agency", code, "이결재", "APPROVING_OFFICER").registered();
  private final TestPerson firm = TestPerson.supplier().registered();

  private Http.Answer propose(JsonObject purchase) {
    return Http.post(DOOR, Http.CMS, officer.sign(purchase));
  }

  private Http.Answer approve(TestPerson who, Sha256 signed) {
    return Http.post(
        DOOR + "/approvals", Http.CMS, who.sign(new DirectAwardApproval(signed).toJson()));
  }

  private static JsonObject accepted(Http.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  private String refused(String member, Object value) {
    return propose(
            OneQuotePurchase.of(firm.identifier()).toBuilder().replace(member, value).build())
        .json()
        .string("code");
  }

  @Test
  void twoOfficersSignAndEverybodyReadsItOnThePageInTheFileInTheLogAndAsJson() {
    String title = "구청 복사용지 " + UUID.randomUUID();
    JsonObject purchase = OneQuotePurchase.about(title, firm.identifier()).build();
    String id = purchase.string("directAward");
    byte[] cms = officer.sign(purchase);
    JsonObject waiting = accepted(Http.post(DOOR, Http.CMS, cms));
    assertThat(waiting.string("state")).isEqualTo("waiting");
    assertThat(accepted(Http.post(DOOR, Http.CMS, cms))).as("sent twice").isEqualTo(waiting);
    Sha256 signed = waiting.hash("signedHash");
    String list = "/direct-awards?agency=" + code;
    assertThat(Http.get(DOOR + "/" + id).json().string("code")).isEqualTo("direct-award-unknown");
    assertThat(Http.get(list).text()).doesNotContain(title);
    assertThat(approve(officer, signed).json().string("code")).isEqualTo("four-eyes");

    assertThat(accepted(approve(second, signed)).string("state")).isEqualTo("public");
    assertThat(accepted(approve(second, signed)).string("state")).as("again").isEqualTo("public");

    assertThat(Http.get(list).text()).contains(title, "16,500,000", "소액(누구와도)");
    String day = purchase.string("contractDate");
    assertThat(Http.get(list + "&from=" + day + "&until=" + day).text()).contains(title);
    assertThat(Http.get(list + "&until=2020-12-31").text()).doesNotContain(title);
    assertThat(Http.get("/direct-awards/" + id).text())
        .contains(title, "성림건설 주식회사", "93.750 %", "제30조", "부도·파산", "김계약", "이결재", "제9조제4항");
    assertThat(Http.get("/direct-awards/" + id + "?lang=en").text())
        .contains("Small amount (with anybody)", "Performed until");
    assertThat(Http.get("/direct-awards.csv?agency=" + code).text())
        .contains(title, "16500000", "93.750", id);
    JsonObject said = Http.get(DOOR + "/" + id).json();
    assertThat(said.string("procurementMethod")).isEqualTo("direct");
    assertThat(said.string("ceiling")).isEqualTo("17600000");
    assertThat(DirectAward.from(SignedDocument.read(said.bytes("signed")).json()))
        .isEqualTo(DirectAward.from(purchase));
    assertThat(Sha256.of(said.bytes("signed"))).isEqualTo(signed);
    JsonObject page = Http.get(DOOR + "?agency=" + code).json();
    assertThat(page.integer("total")).isEqualTo(1);
    assertThat(page.objects("directAwards").get(0).string("directAward")).isEqualTo(id);
    assertThat(Http.get("/log?agency=" + code + "&kind=direct-award-made").text())
        .contains("견적 하나로 입찰 없이 계약하기로", "/direct-awards/" + id);
  }

  @Test
  void whatTheLawDoesNotAllowIsRefusedWithItsCode() {
    assertThat(refused("estimatedAmount", "20000001")).isEqualTo("one-quote-limit");
    assertThat(refused("ground", "young-patent")).isEqualTo("one-quote-ground");
    assertThat(refused("amount", "16900001")).isEqualTo("one-quote-price");
    assertThat(refused("quoteAmount", "17600001")).isEqualTo("one-quote-price");
    assertThat(refused("confirmed", List.of("insolvent"))).isEqualTo("one-quote-checks");
    assertThat(refused("declared", List.of())).isEqualTo("one-quote-checks");
    String yesterday = OneQuotePurchase.today().minusDays(1).toString();
    assertThat(refused("contractDate", yesterday)).isEqualTo("one-quote-dates");
    assertThat(refused("supplier", "1000000001")).isEqualTo("supplier-unregistered");
    JsonObject rules =
        OneQuotePurchase.of(firm.identifier()).object("ruleSet").toBuilder()
            .replace("hash", Sha256.ofText("other").hex())
            .build();
    assertThat(refused("ruleSet", rules)).isEqualTo("rule-set-not-in-force");
    assertThat(refused("title", new LocalText(" ", "").toJson())).isEqualTo("text-unfit");
  }

  @Test
  void nobodyElseSignsAndNoIdIsUsedTwice() {
    JsonObject purchase = OneQuotePurchase.of(firm.identifier());
    Sha256 signed = accepted(propose(purchase)).hash("signedHash");
    assertThat(propose(purchase.toBuilder().replace("amount", "1").build()).json().string("code"))
        .isEqualTo("id-reused");
    assertThat(Http.post(DOOR, Http.CMS, second.sign(purchase)).json().string("code"))
        .isEqualTo("role-missing");
    TestPerson stranger = TestPerson.of("agency", "APPROVING_OFFICER").registered();
    assertThat(approve(stranger, signed).json().string("code")).isEqualTo("foreign-direct-award");
    assertThat(approve(second, Sha256.ofText("nothing")).json().string("code"))
        .isEqualTo("direct-award-unknown");
    assertThat(Http.get(DOOR + "?from=yesterday").status()).isEqualTo(400);
    assertThat(Http.get("/direct-awards?from=yesterday").status()).isEqualTo(400);
  }

  @Test
  void aFirmThatIsDebarredBetweenTheSignaturesGetsNoContract() {
    Sha256 signed = accepted(propose(OneQuotePurchase.of(firm.identifier()))).hash("signedHash");
    debarring.debar(firm.identifier());
    Http.Answer answer = approve(second, signed);
    assertThat(answer.json().string("code")).isEqualTo("supplier-debarred");
    assertThat(answer.json().string("ko")).contains("담합");
    assertThat(propose(OneQuotePurchase.of(firm.identifier())).json().string("code"))
        .isEqualTo("supplier-debarred");
  }

  @Test
  void theDatabaseRefusesToRewriteAPurchase() {
    accepted(propose(OneQuotePurchase.of(firm.identifier())));
    for (String sql :
        List.of(
            "UPDATE direct_award SET supplier = '1234567891' LIMIT 1",
            "DELETE FROM direct_award LIMIT 1")) {
      assertThatThrownBy(
              () -> inTransaction.run(() -> entities.createNativeQuery(sql).executeUpdate()))
          .as(sql)
          .hasMessageContaining("on one quote");
    }
  }
}
