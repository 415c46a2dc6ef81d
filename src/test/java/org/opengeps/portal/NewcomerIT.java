package org.opengeps.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.opengeps.app.authorities.Credential;
import org.opengeps.protocol.cms.CertificateForm;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.pki.Trust;
import org.opengeps.testing.BrowserTest;
import org.opengeps.testing.Http;
import org.opengeps.testing.OpenSsl;
import org.opengeps.testing.TestPerson;
import org.opengeps.testing.TestServer;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.UnreadableException;
import org.opengeps.verifier.VerifyReceipt;

/** A firm that has never been here: from the home page to a receipt that holds. */
class NewcomerIT extends BrowserTest {
  private static final int FILE_SIZE = 5_000_000;

  @Test
  void aNewcomerRegistersBidsAndHoldsAReceipt() throws IOException {
    TestPerson person = TestPerson.supplier();
    Path key = keyFile(person);
    String number = PublishedTender.number();
    register(person, key);
    page().navigate("/?q=" + number);
    page().locator("a.og-tender-title").first().click();
    page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("투찰하기")).click();
    fillIn();
    page().locator("#to-review").click();
    assertThat(page().locator("#summary")).containsText("십오억육천만원");
    sign(key);
    page().locator("#submit").click();
    assertThat(page().locator("#verdict"))
        .containsText(
            "모든 확인이 맞습니다",
            new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                .setTimeout(30_000));
    assertThat(page().locator("#checks li.no")).hasCount(0);
    JsonObject receipt = savedReceipt();
    assertThat(receipt.string("type")).isEqualTo("opengeps/receipt/1");
    assertThat(receiptOnPaper()).isEqualTo(receipt);
    assertThat(verified(receipt)).isEqualTo(Report.VERIFIED);
    page().navigate("/my/bids");
    assertThat(page().locator("#mybids")).containsText(number);
    assertThat(complaints).isEmpty();
  }

  @Test
  void aDraftSurvivesAReloadAndIsNeverCalledSubmitted() {
    page().navigate("/tenders/" + PublishedTender.number() + "/bid");
    page().locator("#amount").fill("1560000000");
    assertThat(page().locator("#reading")).hasText("십오억육천만원");
    page().locator("input[name=pick][value='7']").check();
    page().reload();
    assertThat(page().locator("#amount")).hasValue("1,560,000,000");
    assertThat(page().locator("input[name=pick][value='7']")).isChecked();
    assertThat(page().locator("#draft")).containsText("제출되지 않음");
    page().locator("#to-review").click();
    assertThat(page().locator("#picks-error")).containsText("2개를 고르세요");
    assertThat(complaints).isEmpty();
  }

  @Test
  void aWrongPasswordIsSaidBesideTheField() throws IOException {
    page().navigate("/login");
    page().locator("#keyfile").setInputFiles(keyFile(TestPerson.supplier()));
    page().locator("#password").fill("wrong");
    page().locator("button[type=submit]").click();
    assertThat(page().locator("#password-error")).containsText("비밀번호가 인증서 파일과 맞지 않습니다.");
  }

  @Test
  void aKoreanKeyPairSignsTheRegistration() throws IOException {
    TestPerson person = TestPerson.supplier();
    page().navigate("/register");
    page().locator("#keyfile").setInputFiles(koreanPair(person));
    page().locator("#password").fill(Credential.PRACTICE_PASSWORD);
    page().locator("#password").blur();
    assertThat(page().locator("#identifier")).hasValue(written(person.identifier()));
    page().locator("#name-en").fill("Seongnim Construction");
    page().locator("#regions-add").selectOption("48");
    page().locator("#regions-add-button").click();
    page().locator("#person-email").fill("hong@firm.example");
    page().locator("button[type=submit]").click();
    assertThat(page().locator("#outcome")).containsText("등록되었습니다");
    page().locator("#keyfile").setInputFiles(koreanPair(person)[0]);
    page().locator("button[type=submit]").click();
    assertThat(page().locator("#keyfile-error")).containsText("함께 고르세요");
    assertThat(complaints).isEmpty();
  }

  @Test
  void aBusinessNumberIsWrittenAsFirmsWriteItWhileItIsTypedOrPasted() {
    page().navigate("/register");
    Locator number = page().locator("#identifier");
    number.pressSequentially("9990000005");
    assertThat(number).hasValue("999-00-00005");
    number.press("Backspace");
    assertThat(number).hasValue("999-00-0000");
    number.fill(" 999 00 00005 ");
    assertThat(number).hasValue("999-00-00005");
    assertThat(complaints).isEmpty();
  }

  private static String written(String number) {
    return number.replaceFirst("(.{3})(.{2})(.{5})", "$1-$2-$3");
  }

  /**
   * signCert.der, signPri.key as OpenSSL protects it with SEED, and the authority's certificate.
   */
  static Path[] koreanPair(TestPerson person) throws IOException {
    Path folder = TestServer.folder().resolve("npki").resolve(person.identifier());
    Files.createDirectories(folder);
    Path certificate = folder.resolve("signCert.der");
    Path authority = folder.resolve("authority.der");
    Files.write(certificate, CertificateForm.der(person.credential().certificate()));
    Files.write(authority, CertificateForm.der(person.credential().chain().get(1)));
    Path plain = Files.write(folder.resolve("plain.key"), person.credential().key().getEncoded());
    Path key = folder.resolve("signPri.key");
    OpenSsl.run(
        "pkcs8",
        "-topk8",
        "-inform",
        "DER",
        "-in",
        plain,
        "-v2",
        "seed-cbc",
        "-provider",
        "legacy",
        "-provider",
        "default",
        "-outform",
        "DER",
        "-out",
        key,
        "-passout",
        "pass:" + Credential.PRACTICE_PASSWORD);
    return new Path[] {certificate, key, authority};
  }

  private void register(TestPerson person, Path key) {
    page().navigate("/");
    page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("업체 등록")).click();
    page().locator("#keyfile").setInputFiles(key);
    page().locator("#password").fill(Credential.PRACTICE_PASSWORD);
    page().locator("#password").blur();
    assertThat(page().locator("#identifier")).hasValue(written(person.identifier()));
    page().locator("#name-en").fill("Seongnim Construction");
    page().locator("#regions-add").selectOption("48");
    page().locator("#regions-add-button").click();
    page().locator("#industries-add").selectOption("0002");
    page().locator("#industries-add-button").click();
    assertThat(page().locator("#industries-chosen")).containsText("건축공사업 (0002)");
    page().locator("#person-email").fill("hong@firm.example");
    Locator message = page().locator("#message");
    assertThat(message.locator("[data-path=identifier]")).hasText(written(person.identifier()));
    assertThat(message.locator("[data-path=industries]")).hasText("건축공사업 (0002)");
    assertThat(message.locator("[data-path=regions]")).hasText("경상남도 (48)");
    assertThat(message.locator("[data-path=kind]")).hasText("업체");
    assertThat(message.locator("[data-path='person.email']")).hasText("hong@firm.example");
    assertThat(message.locator("dt code")).hasCount(0); // a member without a name of ours
    page().locator("button[type=submit]").click();
    assertThat(page().locator("#outcome")).containsText("등록되었습니다");
  }

  private void fillIn() {
    page().locator("#amount").fill("1560000000");
    page().locator("input[name=pick][value='3']").check();
    page().locator("input[name=pick][value='11']").check();
    assertThat(page().locator("input[name=pick][value='4']")).isDisabled();
    page()
        .locator("#files")
        .setInputFiles(new FilePayload("내역서.pdf", "application/pdf", new byte[FILE_SIZE]));
    page().locator("#contact-name").fill("홍길동");
  }

  private void sign(Path key) {
    page().locator("#keyfile").setInputFiles(key);
    page().locator("#password").fill(Credential.PRACTICE_PASSWORD);
    page().locator("#final").check();
  }

  private JsonObject savedReceipt() throws IOException {
    page().locator("#evidence summary").click();
    Download download = page().waitForDownload(() -> page().locator("#save-receipt").click());
    return JsonObject.parse(Files.readAllBytes(download.path()));
  }

  /** What is attached inside the document that the page offers. */
  private JsonObject receiptOnPaper() throws IOException {
    Download download = page().waitForDownload(() -> page().locator("#save-pdf").click());
    assertThat(download.suggestedFilename()).endsWith(".pdf");
    try (PDDocument document = Loader.loadPDF(download.path().toFile())) {
      var files = document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
      assertThat(files).hasSize(1);
      return JsonObject.parse(files.values().iterator().next().getEmbeddedFile().toByteArray());
    }
  }

  private static int verified(JsonObject receipt) {
    try {
      Trust trust = Trust.read(Http.get("/api/v1/trust").response().body());
      return VerifyReceipt.verify(receipt.canonical(), Optional.of(trust), Optional.empty())
          .exitCode();
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }

  static Path keyFile(TestPerson person) throws IOException {
    Path file =
        TestServer.folder()
            .resolve("keys-of-people")
            .resolve(person.identifier() + person.name().hashCode() + ".p12");
    person.credential().write(file, "person", Credential.PRACTICE_PASSWORD);
    return file;
  }
}
