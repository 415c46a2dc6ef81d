package org.opengeps.opening;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.client.committee.KeyFiles;
import org.opengeps.kernel.Won;
import org.opengeps.opening.OpeningScene.Tender;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.PublicPart;
import org.opengeps.protocol.threshold.Scalar;
import org.opengeps.testing.TestCommittee;

/**
 * The whole server is stolen while sealed bids rest in it: every row of the database, every key
 * store of the operator with its password, and the key files of k-1 officers. No bid can be read;
 * with the key file of one more officer the same steps read all of them.
 */
@ExtendWith(ArquillianExtension.class)
class StolenServerIT {
  private static final int K = 3;
  private static final List<Long> AMOUNTS = List.of(1_623_456_787L, 1_634_567_893L);
  private static final int BUFFER = 1 << 20;
  @Inject private OpeningScene scene;
  @PersistenceContext private EntityManager entities;

  @Inject
  @ConfigProperty(name = "opengeps.home")
  private String home;

  @Inject
  @ConfigProperty(name = "opengeps.platform.keystore-password")
  private String password;

  @Test
  void databaseKeyStoresAndKeyFilesOfTooFewOfficersOpenNothing() throws Exception {
    Tender tender = scene.tender("도난 시험", K, 4);
    for (long amount : AMOUNTS) {
      scene.bid(tender, amount, List.of(3, 11));
    }
    Loot loot = Loot.take(entities, Path.of(home), password.toCharArray());
    String number = tender.ref().number();

    Burglar tooFew = new Burglar(loot, keyFiles(tender, K - 1));
    List<Envelope> parts = tooFew.sealedParts(number);
    assertThat(parts).as("the operator's keys take off the outer layer").hasSize(4);
    assertThat(tooFew.sharesOfOneKey()).isEqualTo(K - 1);
    for (Envelope part : parts) {
      assertThat(tooFew.open(part)).isEmpty();
    }
    assertThat(tooFew.cellsOpenedByOfficers()).isZero();

    Burglar enough = new Burglar(loot, keyFiles(tender, K));
    assertThat(parts).allSatisfy(part -> assertThat(enough.open(part)).isPresent());
    assertThat(parts.stream().map(enough::open).flatMap(StolenServerIT::amount).sorted())
        .containsExactlyElementsOf(AMOUNTS);
  }

  @Test
  void noAmountStandsInClearInAnyRowOrFile() throws Exception {
    Tender tender = scene.tender("평문 시험", K, 4);
    for (long amount : AMOUNTS) {
      scene.bid(tender, amount, List.of(3, 11));
    }
    Loot loot = Loot.take(entities, Path.of(home), password.toCharArray());
    for (long amount : AMOUNTS) {
      byte[] digits = Long.toString(amount).getBytes(StandardCharsets.US_ASCII);
      assertThat(loot.cells().filter(cell -> holds(cell, cell.length, digits))).isEmpty();
      try (Stream<Path> files = Files.walk(Path.of(home))) {
        assertThat(files.filter(Files::isRegularFile).filter(file -> holds(file, digits)))
            .isEmpty();
      }
    }
    byte[] known = number(tender).getBytes(StandardCharsets.US_ASCII);
    assertThat(loot.cells().filter(cell -> holds(cell, cell.length, known)))
        .as("the search does find what is there")
        .isNotEmpty();
  }

  private static String number(Tender tender) {
    return tender.ref().number();
  }

  private static List<Scalar> keyFiles(Tender tender, int count) {
    return IntStream.range(0, count)
        .mapToObj(tender.committee()::keyFile)
        .map(file -> KeyFiles.committee(file, TestCommittee.PASSWORD.toCharArray()))
        .toList();
  }

  /** The amount, if the plaintext is a signed public part. */
  private static Stream<Long> amount(Optional<byte[]> plain) {
    var json = SignedDocument.read(plain.orElseThrow()).json();
    return json.string("type").equals(PublicPart.TYPE)
        ? Stream.of(
            PublicPart.from(json).offer().amount(Won.KRW).orElseThrow().minor().longValueExact())
        : Stream.empty();
  }

  private static boolean holds(Path file, byte[] wanted) {
    byte[] buffer = new byte[BUFFER];
    int kept = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read > 0; ) {
        if (holds(buffer, kept + read, wanted)) {
          return true;
        }
        int end = kept + read;
        kept = Math.min(wanted.length - 1, end);
        System.arraycopy(buffer, end - kept, buffer, 0, kept);
        read = in.read(buffer, kept, buffer.length - kept);
      }
      return false;
    } catch (IOException e) {
      return false; // gone meanwhile, or not ours to read
    }
  }

  private static boolean holds(byte[] bytes, int length, byte[] wanted) {
    for (int at = 0; at + wanted.length <= length; at++) {
      if (bytes[at] == wanted[0]
          && java.util.Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }
}
