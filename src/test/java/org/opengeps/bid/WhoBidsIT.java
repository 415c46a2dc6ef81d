package org.opengeps.bid;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.bid.Bidding.OpenTender;
import org.opengeps.bid.Bidding.Supplier;
import org.opengeps.client.http.Engine;
import org.opengeps.client.seal.BidSender;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.CertificateForm;
import org.opengeps.protocol.message.CancellationRequest;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** Before the opening nothing that is stored tells who bids. */
@ExtendWith(ArquillianExtension.class)
class WhoBidsIT {
  private static final Duration DAY = Duration.ofDays(1);

  @Inject private Bidding bidding;
  @PersistenceContext private EntityManager entities;
  private final Engine engine = new Engine(Bidding.baseUrl());

  @Test
  void noTableTellsWhoHasBid() throws IOException {
    OpenTender tender = bidding.tender(DAY, List.of());
    Supplier supplier = bidding.supplier("seorak");
    SealedBidFile bid = bidding.seal(tender, supplier);
    TestClock.INSTANCE.advance(Duration.ofMinutes(5));
    await(() -> traces(supplier).containsKey("ledger_entry.subject"));
    Map<String, Long> before = traces(supplier);
    assertThat(before).as("the register names it").isNotEmpty();
    new BidSender(engine, step -> {}).submit(bid).orThrow();
    assertThat(traces(supplier)).isEqualTo(before);
    askToCancel(tender, supplier, bid);
    assertThat(traces(supplier)).as("nor who asks to cancel a bid").isEqualTo(before);
  }

  @Test
  void noTableTellsWhoAskedWhetherItCanBid() throws IOException {
    OpenTender tender = bidding.tender(DAY, List.of("0002"));
    Supplier supplier = bidding.supplier("seorak");
    TestPerson person =
        new TestPerson(
            "supplier",
            supplier.businessNumber(),
            "김입찰",
            List.of("SUPPLIER_BIDDER"),
            supplier.key());
    TestClock.INSTANCE.advance(Duration.ofMinutes(5));
    await(() -> traces(supplier).containsKey("ledger_entry.subject"));
    String cookie = person.logIn();
    Map<String, Long> before = traces(supplier);
    String door = "/api/v1/tenders/" + tender.ref().number() + "/can-i-bid";
    Http.Answer answer = Http.get(door, "Cookie", cookie);
    assertThat(answer.json().string("answer")).as(answer.text()).isEqualTo("no");
    assertThat(Http.get("/firm", "Cookie", cookie).status()).isEqualTo(200);
    assertThat(traces(supplier)).isEqualTo(before);
  }

  private static void askToCancel(OpenTender tender, Supplier supplier, SealedBidFile bid) {
    var request =
        new CancellationRequest(
            tender.ref(),
            "0",
            bid.submission(),
            Sha256.of(bid.statement()),
            CancellationRequest.Reason.WRONG_ENTRY);
    Http.Answer answer =
        Http.post(
            "/api/v1/tenders/"
                + tender.ref().number()
                + "/submissions/"
                + bid.submission()
                + "/cancellation",
            Http.CMS,
            supplier.signer().sign(request.toJson(), TestClock.INSTANCE.instant()));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  /**
   * For each column of each table of the database: how many rows hold something that identifies the
   * supplier.
   */
  private Map<String, Long> traces(Supplier supplier) {
    List<byte[]> marks = marks(supplier);
    Map<String, Long> found = new java.util.TreeMap<>();
    List<?> columns =
        entities
            .createNativeQuery(
                "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = DATABASE()")
            .getResultList();
    for (Object row : columns) {
      String table = (String) ((Object[]) row)[0];
      String column = (String) ((Object[]) row)[1];
      for (byte[] mark : marks) {
        Object count =
            entities
                .createNativeQuery(
                    "SELECT COUNT(*) FROM `"
                        + table
                        + "` WHERE LOCATE(?, CAST(`"
                        + column
                        + "` AS BINARY)) > 0")
                .setParameter(1, mark)
                .getSingleResult();
        if (((Number) count).longValue() > 0) {
          found.merge(table + "." + column, ((Number) count).longValue(), Long::sum);
        }
      }
    }
    return found;
  }

  private static List<byte[]> marks(Supplier supplier) {
    java.security.cert.X509Certificate certificate = supplier.key().certificate();
    Sha256 fingerprint = Sha256.of(CertificateForm.der(certificate));
    return List.of(
        supplier.businessNumber().getBytes(StandardCharsets.UTF_8),
        supplier.organisation().value().getBytes(StandardCharsets.UTF_8),
        certificate.getSerialNumber().toByteArray(),
        certificate.getSerialNumber().toString(16).getBytes(StandardCharsets.UTF_8),
        certificate.getPublicKey().getEncoded(),
        fingerprint.bytes(),
        fingerprint.hex().getBytes(StandardCharsets.UTF_8));
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still not so").isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
    }
  }
}
