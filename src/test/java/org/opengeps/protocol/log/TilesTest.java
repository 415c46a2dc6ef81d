package org.opengeps.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opengeps.kernel.Sha256;

/** Numbers are those of the C2SP tlog-tiles document. */
class TilesTest {
  @ParameterizedTest
  @CsvSource({
    "tile/0/x001/x234/067,0,1234067,256",
    "tile/0/000,0,0,256",
    "tile/1/999.p/17,1,999,17",
    "tile/entries/x001/000.p/1,-1,1000,1"
  })
  void pathsAreWrittenAndReadInTheOneForm(String path, int level, long index, int width) {
    assertThat(TilePath.parse(path)).isEqualTo(new TilePath(level, index, width));
    assertThat(new TilePath(level, index, width)).hasToString(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/00/000",
        "tile/0/0",
        "tile/0/x000/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/08",
        "tile/0/1000",
        "tile/64/000",
        "tile/entries/../000",
        "tile/0/x001/x234/067/"
      })
  void otherPathsAreRefused(String path) {
    assertThatThrownBy(() -> TilePath.parse(path)).isInstanceOf(LogFormatException.class);
  }

  @Test
  void aTreeOf70000LeavesHasTheTilesOfTheDocument() {
    long size = 70_000;
    assertThat(TilePath.holding(0, size - 1, size)).isEqualTo(new TilePath(0, 273, 112));
    assertThat(new TilePath(0, 272, 256).existsAt(size)).isTrue();
    assertThat(TilePath.holding(1, 272, size)).isEqualTo(new TilePath(1, 1, 17));
    assertThat(new TilePath(1, 0, 256).existsAt(size)).isTrue();
    assertThat(TilePath.holding(2, 0, size)).isEqualTo(new TilePath(2, 0, 1));
    assertThat(new TilePath(0, 273, 113).existsAt(size)).isFalse();
    assertThat(new TilePath(2, 0, 2).existsAt(size)).isFalse();
  }

  @Test
  void aTileHoldsTheHashesOfItsLevel() {
    var leaves = new ArrayList<byte[]>();
    for (int i = 0; i < 600; i++) {
      leaves.add(Integer.toString(i).getBytes(StandardCharsets.UTF_8));
    }
    var tree = MerkleTree.ofValues(leaves);
    assertThat(Tiles.hashes(Tiles.tile(tree, new TilePath(0, 2, 88))))
        .hasSize(88)
        .last()
        .isEqualTo(MerkleTree.leafHash(leaves.get(599)));
    assertThat(Tiles.hashes(Tiles.tile(tree, new TilePath(1, 0, 2))))
        .containsExactly(
            MerkleTree.ofValues(leaves.subList(0, 256)).root(),
            MerkleTree.ofValues(leaves.subList(256, 512)).root());
  }

  @Test
  void bundlesCarryEntriesUpToTheLongest() {
    var entries =
        List.of(
            new byte[0], "entry".getBytes(StandardCharsets.UTF_8), new byte[Tiles.LONGEST_ENTRY]);
    assertThat(Tiles.entries(Tiles.bundle(entries))).usingRecursiveComparison().isEqualTo(entries);
    assertThatThrownBy(() -> Tiles.bundle(List.of(new byte[Tiles.LONGEST_ENTRY + 1])))
        .isInstanceOf(LogFormatException.class);
    assertThatThrownBy(() -> Tiles.entries(new byte[] {0, 2, 1}))
        .isInstanceOf(LogFormatException.class);
  }

  @Test
  void aProofIsOneTextThatVerifiesOffline() {
    var entries =
        List.of("a", "b", "c", "d", "e").stream()
            .map(e -> e.getBytes(StandardCharsets.UTF_8))
            .toList();
    var tree = MerkleTree.ofValues(entries);
    var signer = NoteSigner.generate("log.test", NoteKey.Kind.LOG, new SecureRandom());
    var note = SignedNote.sign(new Checkpoint("log.test", 5, tree.root()).text(), signer);
    var proof = LogProof.parse(new LogProof(InclusionProof.of(tree, 3, 5), note).toString());
    assertThat(proof.toString()).startsWith("c2sp.org/tlog-proof@v1\nindex 3\n");
    assertThat(proof.includes(entries.get(3))).isTrue();
    assertThat(proof.includes(entries.get(2))).isFalse();
    assertThat(proof.checkpoint().isSignedBy(signer.key())).isTrue();
    assertThat(Checkpoint.parse(proof.checkpoint().text()).root())
        .isEqualTo(tree.root())
        .isNotEqualTo(Sha256.ofText(""));
  }
}
