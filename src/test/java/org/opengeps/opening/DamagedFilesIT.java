package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.util.encoders.Hex;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.kernel.Sha256;
import org.opengeps.method.toy.ToyMethods;
import org.opengeps.notice.Buyer;
import org.opengeps.notice.Drafts;
import org.opengeps.opening.FilesScene.Bid;
import org.opengeps.opening.FilesScene.File;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.opening.model.Confidential;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.Slot;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestServer;

/**
 * Files that do not open, or not to what their bidder wrote, or are not there any more; a log that
 * takes nothing; and what a stolen database says of opened bids.
 */
@ExtendWith(ArquillianExtension.class)
class DamagedFilesIT {
  private static final int LARGE = (24 << 20) + 5; // the last chunk holds some of it
  @Inject private OpeningScene scene;
  @Inject private FilesScene files;
  @Inject private Buyer buyer;
  @Inject private Confidential confidential;
  @Inject private InTransaction transaction;
  @PersistenceContext private EntityManager entities;

  @Inject
  @ConfigProperty(name = "opengeps.home")
  private String home;

  @Inject
  @ConfigProperty(name = "opengeps.platform.keystore-password")
  private String password;

  private Tender tender;
  private Bid bid;
  private Bid unreadable;
  private File large;
  private File small;

  /** An opened bid with two files that are in order, and these. */
  private void opened(List<File> others) {
    var closes = buyer.now().plusSeconds(3600);
    tender =
        scene.tender(
            ToyMethods.lowestPrice(Drafts.works("toy", null, closes, closes.plusSeconds(60)))
                .replace("title", Drafts.text("방파제 설비", "Equipment of a breakwater"))
                .build());
    List<File> all = new ArrayList<>(List.of(large, small));
    all.addAll(others);
    bid = files.bid(tender, ToyMethods.offer("100000000.00", "10"), Map.of("price", all));
    unreadable = files.unreadable(tender, ToyMethods.offer("200000000.00", "10"));
    scene.openingTime(tender);
    tender.committee().officers.get(0).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    tender.committee().officers.get(2).open(tender.ref(), Slot.ONLY_PRICE).orThrow();
    scene.finished(tender);
  }

  private String address(String rest) {
    return "/api/v1/tenders/" + tender.ref().number() + "/bids/" + bid.submission() + rest;
  }

  private Http.Answer read(String rest) {
    return Http.get(address(rest), "Cookie", tender.agency().officer().logIn());
  }

  private Http.Answer read(File file) {
    return read("/files/" + file.hash());
  }

  private int reads() {
    return Http.get(address("/reads"), "Cookie", bid.supplier().logIn()).json().count("count");
  }

  @Test
  void whatIsNotWholeIsNeverHandedOutAsIfItWere() throws Exception {
    large = files.ofPrice("설계도면.pdf", files.bytes(LARGE));
    small = files.ofPrice("적격심사 서류.hwp", files.bytes(16_384));
    File wrongKey = files.ofPrice("다른 열쇠.pdf", files.bytes(40_000)).withKey(files.bytes(32));
    File shortKey = files.ofPrice("짧은 열쇠.pdf", files.bytes(10)).withKey(files.bytes(16));
    File wrongSize = files.ofPrice("다른 크기.pdf", files.bytes(16_384)).withSize(40_000);
    File kept = files.ofPrice("내지 않은 서류.pdf", files.bytes(5)).kept();
    File keyless = files.ofPrice("열쇠 없는 서류.pdf", files.bytes(5)).keyless();
    opened(List.of(wrongKey, shortKey, wrongSize, kept, keyless));
    JsonObject listed = read("/files").json();
    assertThat(listed.objects("files"))
        .extracting(one -> one.string("name") + " " + one.bool("handedIn"))
        .contains("설계도면.pdf true", "다른 열쇠.pdf true", "내지 않은 서류.pdf false")
        .hasSize(6);
    assertThat(listed.strings("keyless")).containsExactly(keyless.hash().hex());
    assertThat(read(wrongKey).outcome()).isEqualTo("422 file-damaged");
    assertThat(read(shortKey).outcome()).isEqualTo("422 file-damaged");
    assertThat(read(wrongSize).outcome()).isEqualTo("422 file-damaged");
    assertThat(read(kept).outcome()).isEqualTo("422 file-unnamed");
    assertThat(read(keyless).outcome()).isEqualTo("404 file-unknown");
    assertThat(read("/files/" + Sha256.ofText("nothing")).outcome()).isEqualTo("404 file-unknown");
    assertThat(read("/files/../files/x").status()).isIn(400, 404);
    assertThat(reads()).as("only the list was read").isEqualTo(1);
    String list =
        "/api/v1/tenders/" + tender.ref().number() + "/bids/" + unreadable.submission() + "/files";
    assertThat(Http.get(list, "Cookie", tender.agency().officer().logIn()).outcome())
        .isEqualTo("422 list-unreadable");
    changedOnTheDisk();
    assertThat(reads()).as("nothing more").isEqualTo(1);
    assertThat(read(small).response().body()).isEqualTo(small.plain());
    changedWhileItIsRead();
  }

  private void changedOnTheDisk() throws IOException {
    Path stored = files.stored(bid, small);
    byte[] whole = Files.readAllBytes(stored);
    flip(stored, 100);
    assertThat(read(small).outcome()).isEqualTo("503 evidence-changed");
    Files.delete(stored);
    assertThat(read(small).status()).isGreaterThanOrEqualTo(500);
    Files.write(stored, whole);
  }

  /** The officer's program sees that the answer broke off. */
  private void changedWhileItIsRead() throws Exception {
    Path stored = files.stored(bid, large);
    HttpRequest request =
        HttpRequest.newBuilder(TestServer.baseUrl().resolve(address("/files/" + large.hash())))
            .header("Cookie", tender.agency().officer().logIn())
            .build();
    HttpResponse<InputStream> answer =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build()
            .send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    try (InputStream in = answer.body()) {
      assertThat(in.readNBytes(1000)).isEqualTo(java.util.Arrays.copyOf(large.plain(), 1000));
      flip(stored, LARGE); // some of the file lies behind it
      CompletableFuture<Integer> rest = CompletableFuture.supplyAsync(() -> length(in));
      assertThatThrownBy(() -> rest.get(60, TimeUnit.SECONDS))
          .hasRootCauseInstanceOf(IOException.class);
    }
    flip(stored, LARGE); // some of the file lies behind it
    assertThat(Sha256.of(read(large).response().body())).isEqualTo(Sha256.of(large.plain()));
  }

  private static int length(InputStream in) {
    try {
      return in.readAllBytes().length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void flip(Path stored, long at) throws IOException {
    try (var file = new RandomAccessFile(stored.toFile(), "rw")) {
      file.seek(at);
      int one = file.read();
      file.seek(at);
      file.write(one ^ 1);
    }
  }

  @Test
  void nobodyReadsWhileTheLogTakesNothingAndADatabaseAloneOpensNoConfidentialPart()
      throws Exception {
    large = files.ofPrice("큰 서류.pdf", "크지 않다".getBytes(StandardCharsets.UTF_8));
    small = files.ofPrice("작은 서류.pdf", "작다".getBytes(StandardCharsets.UTF_8));
    opened(List.of());
    transaction.run(
        () -> {
          entities.createNativeQuery("SELECT size FROM ledger_head FOR UPDATE").getResultList();
          Http.Answer refused = read(small);
          assertThat(refused.outcome()).isEqualTo("503 read-unlogged");
          assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();
          assertThat(refused.text()).doesNotContain("작다");
        });
    assertThat(read(small).response().body()).isEqualTo(small.plain());
    assertThat(reads()).as("what was asked for twice within the hour").isEqualTo(1);
    assertThat(read("/files").json().object("contact").string("email"))
        .isEqualTo(FilesScene.CONTACT.email());

    List<Partial> shares = shares();
    assertThat(shares).hasSize(2);
    Loot loot = Loot.take(entities, Path.of(home), password.toCharArray());
    List<String> cells =
        loot.cells().map(cell -> new String(cell, StandardCharsets.ISO_8859_1)).toList();
    List<String> secrets =
        new ArrayList<>(
            List.of(
                FilesScene.CONTACT.email(),
                FilesScene.CONTACT.phone(),
                utf8(FilesScene.CONTACT.name()),
                utf8("작은 서류.pdf"),
                Hex.toHexString(small.key()),
                new String(small.key(), StandardCharsets.ISO_8859_1)));
    shares.forEach(
        share ->
            share
                .values()
                .forEach(
                    value -> {
                      secrets.add(value.hex());
                      secrets.add(new String(value.bytes(), StandardCharsets.ISO_8859_1));
                    }));
    for (String secret : secrets) {
      assertThat(cells.stream().filter(cell -> cell.contains(secret)).count())
          .as("cells with %s", secret)
          .isZero();
    }
    assertThat(cells.stream().filter(cell -> cell.contains(published())).count())
        .as("the search does find what is there")
        .isPositive();
  }

  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** What two members made of the confidential points, byte for byte as they posted it. */
  private List<Partial> shares() {
    return messages(Partial.CONFIDENTIAL).stream()
        .map(confidential::message)
        .map(message -> Partial.from(SignedDocument.read(message).json()))
        .toList();
  }

  private String published() {
    Sha256 message = messages(Partial.PUBLIC).get(0);
    byte[] content =
        (byte[])
            entities
                .createNativeQuery("SELECT content FROM document WHERE sha256 = ?")
                .setParameter(1, message.bytes())
                .getSingleResult();
    return Partial.from(SignedDocument.read(content).json()).values().get(1).hex();
  }

  private List<Sha256> messages(String list) {
    List<?> rows =
        entities
            .createNativeQuery("SELECT document FROM opening_partial WHERE tender = ? AND list = ?")
            .setParameter(1, tender.ref().number())
            .setParameter(2, list)
            .getResultList();
    return rows.stream().map(row -> Sha256.fromBytes((byte[]) row)).toList();
  }
}
