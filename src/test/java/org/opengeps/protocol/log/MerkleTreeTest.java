package org.opengeps.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.kernel.Sha256;

/**
 * Against the vectors of the certificate-transparency test suite (merkle_tree_test), which
 * everybody uses for RFC 6962.
 */
class MerkleTreeTest {
  private static final List<byte[]> LEAVES =
      List.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .stream()
          .map(HexFormat.of()::parseHex)
          .toList();
  private static final String[] ROOTS = {
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  };

  private static MerkleTree first(int size) {
    return MerkleTree.ofValues(LEAVES.subList(0, size));
  }

  @Test
  void rootsOfTheReferenceTreesAreThePublishedOnes() {
    for (int size = 0; size <= LEAVES.size(); size++) {
      assertThat(first(size).root().hex()).isEqualTo(ROOTS[size]);
      assertThat(MerkleTree.root(first(8), size).hex())
          .as("prefix of %d", size)
          .isEqualTo(ROOTS[size]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0,1,''",
    "0,8,96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    "5,8,bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "2,3,fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "1,5,6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
  })
  void inclusionProofsAreThePublishedOnes(int index, int size, String path) {
    var proof = InclusionProof.of(first(8), index, size);
    assertThat(hex(proof.path())).isEqualTo(path);
    assertThat(proof.holds(MerkleTree.leafHash(LEAVES.get(index)), Sha256.fromHex(ROOTS[size])))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,''",
    "1,8,96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    "6,8,0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "2,5,5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "3,8,0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7 07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7 fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
  })
  void consistencyProofsAreThePublishedOnes(int old, int size, String path) {
    var proof = ConsistencyProof.of(first(8), old, size);
    assertThat(hex(proof.path())).isEqualTo(path);
    assertThat(proof.holds(Sha256.fromHex(ROOTS[old]), Sha256.fromHex(ROOTS[size]))).isTrue();
  }

  @Test
  void everyProofOfEveryTreeUpToSeventyLeavesHoldsAndNoChangedOneDoes() {
    var leaves = new ArrayList<byte[]>();
    for (int i = 0; i < 70; i++) {
      leaves.add(("leaf " + i).getBytes(StandardCharsets.UTF_8));
    }
    var tree = MerkleTree.ofValues(leaves);
    for (int size = 1; size <= leaves.size(); size++) {
      Sha256 root = MerkleTree.root(tree, size);
      for (int index = 0; index < size; index++) {
        var proof = InclusionProof.of(tree, index, size);
        assertThat(proof.holds(tree.node(0, index), root)).isTrue();
        assertThat(proof.holds(Sha256.ofText("other"), root)).isFalse();
        assertThat(shorter(proof).holds(tree.node(0, index), root))
            .isEqualTo(proof.path().isEmpty());
        assertThat(longer(proof).holds(tree.node(0, index), root)).isFalse();
      }
      for (int old = 0; old <= size; old++) {
        var proof = ConsistencyProof.of(tree, old, size);
        assertThat(proof.holds(MerkleTree.root(tree, old), root))
            .as("%d in %d", old, size)
            .isTrue();
        assertThat(proof.holds(Sha256.ofText("fork"), root))
            .as("fork of %d in %d", old, size)
            .isFalse();
        assertThat(old > 0 && proof.holds(MerkleTree.root(tree, old), Sha256.ofText("fork")))
            .isFalse();
        var extended = new ArrayList<>(proof.path());
        extended.add(root);
        assertThat(
                new ConsistencyProof(old, size, extended).holds(MerkleTree.root(tree, old), root))
            .isFalse();
      }
    }
  }

  private static InclusionProof shorter(InclusionProof proof) {
    int length = Math.max(0, proof.path().size() - 1);
    return new InclusionProof(proof.index(), proof.size(), proof.path().subList(0, length));
  }

  private static InclusionProof longer(InclusionProof proof) {
    var path = new ArrayList<>(proof.path());
    path.add(MerkleTree.EMPTY_ROOT);
    return new InclusionProof(proof.index(), proof.size(), path);
  }

  private static String hex(List<Sha256> path) {
    return String.join(" ", path.stream().map(Sha256::hex).toList());
  }
}
