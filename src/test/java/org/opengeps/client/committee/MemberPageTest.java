package org.opengeps.client.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.ceremony.Rehearsals;
import org.opengeps.protocol.ceremony.Round1Check;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CeremonyStatement;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.Rehearsal;
import org.opengeps.protocol.message.Round1;
import org.opengeps.protocol.threshold.CommitteeKey;
import org.opengeps.protocol.threshold.ListProof;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;
import org.opengeps.testing.OpenSsl;

/**
 * What a member's page has made in a browser's cryptography ({@code make-member.mjs} beside the
 * files), judged by the code of the member's program and of the engine.
 */
class MemberPageTest {
  private static final Path FOLDER = Path.of("src/test/resources/cases/member");
  private static final JsonObject MADE = read(FOLDER.resolve("page.json"));
  private static final JsonObject VECTORS =
      read(Path.of("src/test/resources/vectors/ceremony.json"));
  private static final CeremonyStatement CEREMONY =
      CeremonyStatement.from(VECTORS.object("ceremony"));
  private static final List<CommitteeKey> KEYS = VECTORS.objects("keys", CommitteeKey::from);

  private static JsonObject read(Path file) {
    try {
      return JsonObject.parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void theProgramOpensTheKeyFileOfThePage() {
    char[] password = MADE.string("password").toCharArray();
    Scalar secret = KeyFiles.committee(FOLDER.resolve("page.p12"), password);
    assertThat(Point.base(secret).hex()).isEqualTo(MADE.string("point"));
  }

  @Test
  void openSslFindsMacAndEncryptionOfTheKeyFileInOrder() {
    OpenSsl.Result read =
        OpenSsl.run(
            "pkcs12",
            "-in",
            FOLDER.resolve("page.p12"),
            "-passin",
            "pass:" + MADE.string("password"),
            "-info",
            "-noout");
    assertThat(read.exitCode()).as(read.output()).isZero();
    assertThat(read.output())
        .contains("MAC: sha256, Iteration 100000", "Shrouded Keybag: PBES2", "AES-256-CBC");
  }

  @Test
  void aDealersMessageOfThePageHoldsForEverybody() {
    Round1 round1 = Round1.from(MADE.object("round1"));
    assertThat(Round1Check.refusal(CEREMONY, round1)).isEmpty();
    assertThat(round1.dealer()).isEqualTo(2);
  }

  @Test
  void aRehearsalOnThePageShowsThatTheMemberCanOpen() {
    Rehearsal rehearsal = Rehearsal.from(MADE.object("rehearsal"));
    assertThat(Rehearsals.refusal(KEYS, VECTORS.uuid("session"), rehearsal)).isEmpty();
  }

  @Test
  void partialsOfThePageAreProvenToTheEngine() {
    List<Partial> partials = MADE.objects("partials", Partial::from);
    Partial open = partials.get(0);
    assertThat(open.points()).hasSize(3);
    assertThat(open.proof().proves(statement(open, open.values()))).isTrue();
    List<Point> turned = List.of(open.values().get(1), open.values().get(0), open.values().get(2));
    assertThat(open.proof().proves(statement(open, turned))).isFalse();
    assertThat(partials.get(1).points()).isEmpty();
    assertThat(partials.get(1).proof()).isNull();
  }

  private static ListProof.Statement statement(Partial partial, List<Point> values) {
    return new ListProof.Statement(
        partial.tender().toString(),
        partial.closeHash(),
        partial.list(),
        partial.member(),
        KEYS.get(0).verificationKey(partial.member()),
        partial.points(),
        values);
  }
}
