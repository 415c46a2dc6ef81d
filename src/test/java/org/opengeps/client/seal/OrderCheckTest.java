package org.opengeps.client.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.bid.UploadLimits;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Won;
import org.opengeps.protocol.file.ChunkedEncryption;
import org.opengeps.protocol.file.FileNames;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.message.ConfidentialPart;
import org.opengeps.protocol.message.Offer;

/** What the command line refuses before it seals, because nobody could mend it at the opening. */
class OrderCheckTest {
  private static final TenderScene SCENE = new TenderScene();
  private static final long LIMIT = UploadLimits.BEFORE_PADDING;
  @TempDir private Path folder;

  @Test
  void filesThatLookAlikeAreRefused() throws IOException {
    String decomposed = Normalizer.normalize("내역서.pdf", Normalizer.Form.NFD);
    assertThat(judged("", file("내역서.pdf", 1), file("도면.pdf", 1))).isEqualTo("good");
    assertThat(judged("", file("내역서.pdf", 1), file("다른 폴더/" + decomposed, 1)))
        .isEqualTo("file-alike");
    assertThat(judged("", file("Bill.PDF", 1), file("b/bill.pdf", 1))).isEqualTo("file-alike");
  }

  @Test
  void filesThatAreEmptyOrHideTheirNameAreRefused() throws IOException {
    assertThat(judged("", file("내역서.pdf", 0))).isEqualTo("file-empty");
    assertThat(judged("", file("내역서\u202efdp.exe", 1))).isEqualTo("file-unseen");
  }

  @Test
  void aNameThatNoSystemTakesIsRefused() throws IOException {
    assertThat(judged("", file("\u115f", 1))).isEqualTo("file-unseen");
    assertThat(judged("", file("\u3000", 1))).isEqualTo("file-name");
    Refusal longest = OrderCheck.refusal(new FileNames.Found(FileNames.Fault.LONG, "가".repeat(99)));
    assertThat(longest.code()).isEqualTo("file-long");
    assertThat(longest.korean()).startsWith("가".repeat(99) + ": 이름이 너무 깁니다.");
  }

  @Test
  void theLimitIsThatOfWhatIsEncryptedBeforeItIsPadded() throws IOException {
    long plain = LIMIT - 102_360;
    assertThat(ChunkedEncryption.encryptedLength(plain + 1)).isEqualTo(LIMIT + 1);
    assertThat(judged("", file("a", plain))).isEqualTo("good");
    assertThat(judged("", file("b", plain + 1))).isEqualTo("file-unusable");
    assertThat(judged("", file("1", plain), file("2", plain), file("3", plain), file("4", 1)))
        .isEqualTo("files-large");
  }

  @Test
  void moreFilesThanGoWithABidAreRefused() throws IOException {
    int most = UploadLimits.STANDARD.ofFiles().files();
    Path[] files = new Path[most + 1];
    for (int i = 0; i <= most; i++) {
      files[i] = file("도면 " + i + ".pdf", 1);
    }
    assertThat(judged("", Arrays.copyOf(files, most))).isEqualTo("good");
    assertThat(judged("", files)).isEqualTo("files-many");
  }

  @Test
  void aMailAddressThatIsNoneIsRefused() {
    assertThat(judged("nonsense")).isEqualTo("contact-email");
    assertThat(judged("hong@firm.example")).isEqualTo("good");
  }

  @Test
  void anOfferThatIsNotTheOneOfTheNoticeIsRefusedByItsMember() {
    assertThat(offered(Offer.of(Won.text(0), List.of(3, 11)))).isEqualTo("amount-wrong");
    assertThat(offered(Offer.of(Won.text(1), List.of(3)))).isEqualTo("picks-wrong");
    assertThat(offered(Offer.of(Won.text(1), List.of()))).isEqualTo("picks-wrong");
    assertThat(offered(Offer.of(Won.text(1), List.of(3, 11)).with("납기", "30")))
        .isEqualTo("offer-wrong");
    assertThat(offered(Offer.of(Won.text(1), List.of(3, 11)))).isEqualTo("good");
  }

  private static String judged(String email, Path... files) {
    return judged(Offer.of(Won.text(1_560_000_000), List.of(3, 11)), email, files);
  }

  private static String offered(Offer offer) {
    return judged(offer, "");
  }

  private static String judged(Offer offer, String email, Path... files) {
    BidOrder order =
        new BidOrder(
            offer, Map.of("price", List.of(files)), new ConfidentialPart.Contact("홍길동", "", email));
    return OrderCheck.judge(order, SCENE.notice, "0").map(Refusal::code).orElse("good");
  }

  /** A file without content, which takes no room on the disk. */
  private Path file(String name, long size) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(size);
    }
    return file;
  }

  @Test
  void aFileForAnEnvelopeThatTheLotDoesNotHaveIsNotLeftBehind() {
    Offer offer = Offer.of(Won.text(1_560_000_000), List.of(3, 11));
    var order =
        new BidOrder(
            offer,
            Map.of("technical", List.of(Path.of("pom.xml"))),
            new ConfidentialPart.Contact("홍길동", "", ""));
    assertThat(OrderCheck.judge(order, SCENE.notice, "0").map(Refusal::code))
        .contains("envelope-unknown");
  }
}
