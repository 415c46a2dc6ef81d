package org.opengeps.bid;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.bid.Bidding.OpenTender;
import org.opengeps.bid.Bidding.Supplier;
import org.opengeps.client.http.Engine;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.upload.ForgetUploads;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Statement.FileReference;
import org.opengeps.protocol.upload.ContentRange;
import org.opengeps.protocol.upload.UploadId;
import org.opengeps.protocol.upload.UploadItem;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestServer;

@ExtendWith(ArquillianExtension.class)
class UploadIT {
  /** A size class: the file belongs to the price. */
  private static final int SIZE = 4 << 20;

  @Inject private Bidding bidding;
  @Inject private ForgetUploads forgetUploads;
  private final Engine engine = new Engine(Bidding.baseUrl());
  private final byte[] content = new byte[SIZE];

  @Test
  void anUploadGoesOnWhereItStoppedAndItsBidIsAcceptedWhenItIsWhole() throws IOException {
    new Random(1).nextBytes(content);
    OpenTender tender = bidding.tender(Duration.ofDays(1), List.of());
    Supplier supplier = bidding.supplier("seorak");
    Sha256 hash = Sha256.of(content);
    SealedBidFile bid =
        bidding.seal(
            tender,
            supplier,
            tender.notice().hash(),
            List.of(FileReference.rounded(hash, SIZE, true)));
    String file = start(tender, supplier, hash).orThrow();
    assertThat(engine.offset(file).orThrow()).isZero();
    assertThat(put(file, 0, 999_999)).isInstanceOf(Verdict.Accepted.class);
    assertThat(post(tender, bid).refusal().code()).isEqualTo("files-incomplete");
    assertThat(engine.offset(file).orThrow()).isEqualTo(1_000_000);
    assertThat(codeOf(put(file, 2_000_000, SIZE - 1))).isEqualTo("upload-offset");
    assertThat(put(file, 1_000_000, SIZE - 1)).isInstanceOf(Verdict.Accepted.class);
    assertThat(engine.offset(file).orThrow()).isEqualTo(SIZE);
    assertThat(post(tender, bid).isSuccess()).isTrue();
    TestClock.INSTANCE.advance(Duration.ofDays(30));
    forgetUploads.forget();
    assertThat(engine.offset(file).orThrow()).as("a submitted file stays").isEqualTo(SIZE);
  }

  @Test
  void aFileWhoseLastByteWasWrittenWhenTheServerWasKilledIsCompleteAfterwards() throws IOException {
    new Random(2).nextBytes(content);
    OpenTender tender = bidding.tender(Duration.ofDays(1), List.of());
    String file = start(tender, bidding.supplier("seorak"), Sha256.of(content)).orThrow();
    String[] parts = file.split("/");
    Path folder = TestServer.folder().resolve("uploads").resolve(parts[parts.length - 2]);
    Files.createDirectories(folder);
    Files.write(folder.resolve(parts[parts.length - 1] + ".part"), content);
    assertThat(engine.offset(file).orThrow()).isEqualTo(SIZE);
    assertThat(folder.resolve(parts[parts.length - 1])).hasBinaryContent(content);
  }

  @Test
  void otherBytesThanTheManifestSaysAndAnUnknownUploadAreRefused() throws IOException {
    new Random(3).nextBytes(content);
    OpenTender tender = bidding.tender(Duration.ofDays(1), List.of());
    String file =
        start(tender, bidding.supplier("seorak"), Sha256.ofText("something else")).orThrow();
    assertThat(codeOf(put(file, 0, SIZE - 1))).isEqualTo("upload-hash");
    assertThat(engine.offset(file).orThrow()).isZero();
    String unknown = base(tender) + "/" + UUID.randomUUID() + "/" + Sha256.of(content).hex();
    assertThat(codeOf(put(unknown, 0, SIZE - 1))).isEqualTo("upload-unknown");
  }

  @Test
  void aPartThatIsShorterThanItsRangeIsRefusedInWordsAndKept() throws IOException {
    new Random(3).nextBytes(content);
    OpenTender tender = bidding.tender(Duration.ofDays(1), List.of());
    String file = start(tender, bidding.supplier("seorak"), Sha256.of(content)).orThrow();
    byte[] half = Arrays.copyOfRange(content, 0, 500_000);
    String range = new ContentRange(0, 999_999, SIZE).toString();
    assertThat(codeOf(engine.put(file, range, half))).isEqualTo("upload-short");
    assertThat(engine.offset(file).orThrow()).isEqualTo(500_000);
    assertThat(put(file, 0, 999_999)).isInstanceOf(Verdict.Accepted.class);
    assertThat(put(file, 0, 999_999)).as("sent again").isInstanceOf(Verdict.Accepted.class);
    assertThat(put(file, 0, SIZE - 1)).as("and again").isInstanceOf(Verdict.Accepted.class);
    assertThat(engine.offset(file).orThrow()).isEqualTo(SIZE);
  }

  @Test
  void aStrangerMayNotUpload() throws IOException {
    OpenTender tender = bidding.tender(Duration.ofDays(1), List.of());
    assertThat(codeOf(start(tender, bidding.stranger("seorak"), Sha256.of(content))))
        .isEqualTo("certificate-unbound");
  }

  @Test
  void theLimitsAreToldBeforehand() {
    OpenTender tender = bidding.tender(Duration.ofDays(1), List.of());
    JsonObject limits = engine.getJson(base(tender)).orThrow().object("limits");
    assertThat(limits.integer("fileSize")).isEqualTo(UploadLimits.STANDARD.ofFiles().fileSize());
  }

  @Test
  void noMoreIsAnnouncedThanTheLimitWhenRequestsComeAtTheSameTime() throws Exception {
    OpenTender tender = bidding.tender(Duration.ofDays(1), List.of());
    Supplier supplier = bidding.supplier("seorak");
    List<byte[]> manifests = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      manifests.add(fullManifest(tender, supplier, i));
    }
    List<Future<Verdict<JsonObject>>> answers;
    ExecutorService many = Executors.newFixedThreadPool(manifests.size());
    try {
      answers =
          many.invokeAll(
              manifests.stream()
                  .map(
                      signed ->
                          (Callable<Verdict<JsonObject>>) () -> engine.post(base(tender), signed))
                  .toList());
    } finally {
      many.shutdown();
    }
    assertThat(answers.stream().filter(UploadIT::isAccepted))
        .as("uploads of the largest size")
        .hasSize(3);
    assertThat(answers.stream().filter(one -> !isAccepted(one)))
        .allMatch(one -> codeOf(answer(one)).equals("upload-too-large"));
  }

  @Test
  void anUploadIsOfOneManifestForEver() throws IOException {
    OpenTender tender = bidding.tender(Duration.ofDays(1), List.of());
    Supplier supplier = bidding.supplier("seorak");
    UploadId upload = new UploadId(UUID.randomUUID());
    byte[] first = signedManifest(tender, supplier, upload, "도면.pdf");
    assertThat(engine.post(base(tender), first)).isInstanceOf(Verdict.Accepted.class);
    assertThat(engine.post(base(tender), first)).isInstanceOf(Verdict.Accepted.class);
    byte[] other = signedManifest(tender, supplier, upload, "다른 도면.pdf");
    assertThat(codeOf(engine.post(base(tender), other))).isEqualTo("upload-reused");
  }

  private static byte[] signedManifest(
      OpenTender tender, Supplier supplier, UploadId upload, String content) {
    UploadItem file = new UploadItem(Sha256.ofText(content), SIZE);
    return supplier
        .signer()
        .sign(
            new UploadManifest(tender.ref(), upload, List.of(file)).json(),
            TestClock.INSTANCE.instant());
  }

  private static boolean isAccepted(Future<Verdict<JsonObject>> answer) {
    return answer(answer) instanceof Verdict.Accepted;
  }

  private static Verdict<JsonObject> answer(Future<Verdict<JsonObject>> answer) {
    try {
      return answer.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As many bytes as one upload may have. */
  private static byte[] fullManifest(OpenTender tender, Supplier supplier, int number) {
    long size = UploadLimits.STANDARD.ofFiles().fileSize();
    List<UploadItem> files = new ArrayList<>();
    for (int i = 0; i < UploadLimits.STANDARD.ofFiles().totalSize() / size; i++) {
      files.add(new UploadItem(Sha256.ofText("file " + number + " " + i), size));
    }
    var manifest = new UploadManifest(tender.ref(), new UploadId(UUID.randomUUID()), files);
    return supplier.signer().sign(manifest.json(), TestClock.INSTANCE.instant());
  }

  private Verdict<String> start(OpenTender tender, Supplier supplier, Sha256 hash) {
    UploadId upload = new UploadId(UUID.randomUUID());
    UploadManifest manifest =
        new UploadManifest(tender.ref(), upload, List.of(new UploadItem(hash, SIZE)));
    byte[] signed = supplier.signer().sign(manifest.json(), TestClock.INSTANCE.instant());
    return engine.post(base(tender), signed) instanceof Verdict.Refused<JsonObject> refused
        ? Verdict.refuse(refused.refusal())
        : Verdict.accept(base(tender) + "/" + upload + "/" + hash.hex());
  }

  private Verdict<byte[]> put(String file, int first, int last) {
    String range = new ContentRange(first, last, SIZE).toString();
    return engine.put(file, range, Arrays.copyOfRange(content, first, last + 1));
  }

  private Engine.Answer post(OpenTender tender, SealedBidFile bid) {
    return engine.postForm(
        "/api/v1/tenders/" + tender.ref() + "/submissions",
        Map.of("statement", bid.statement(), "price", bid.envelopes().get("price")));
  }

  private static String base(OpenTender tender) {
    return "/api/v1/tenders/" + tender.ref().number() + "/uploads";
  }

  private static String codeOf(Verdict<?> verdict) {
    Refusal refusal = ((Verdict.Refused<?>) verdict).refusal();
    return refusal.code();
  }
}
