package org.opengeps.bid.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opengeps.bid.UploadLimits;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.SealedSubmission;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.message.Statement.FileReference;

/** The first questions of the intake: size and form. */
class ParcelTest {
  private static final int MOST = UploadLimits.STANDARD.ofFiles().files();
  private final TenderScene scene = new TenderScene();

  /** More is more than one upload may have: such a statement names what nobody uploaded. */
  @Test
  void aStatementNamesNoMoreFilesThanABidMayHave() {
    assertThat(open(MOST)).isEmpty();
    assertThat(open(MOST + 1))
        .hasValueSatisfying(
            refusal -> {
              assertThat(refusal.code()).isEqualTo("too-large");
              assertThat(refusal.english()).contains((MOST + 1) + " files, more than the " + MOST);
            });
  }

  private Optional<Refusal> open(int files) {
    SealedSubmission sealed = scene.bid(1, 1_600_000_000, List.of(3, 11));
    Statement said = sealed.statement();
    List<FileReference> named =
        IntStream.range(0, files)
            .mapToObj(i -> FileReference.rounded(Sha256.ofText("file " + i), 20_000, true))
            .toList();
    Statement many =
        new Statement(
            said.submission(),
            said.tender(),
            said.noticeHash(),
            said.lot(),
            List.of(new Statement.Sealed("price", said.hashes().get(0).sha256(), named)),
            said.replaces(),
            said.clientTime());
    byte[] signed =
        scene.bidders.get(0).signer().sign(many.toJson(), TenderScene.CLOSES.minusSeconds(60));
    return Parcel.open(signed, Map.of("price", sealed.envelopeDer())).refused();
  }
}
