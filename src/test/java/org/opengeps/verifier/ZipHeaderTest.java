package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The headers of a bundle's zip say nothing but a closed list. */
class ZipHeaderTest {
  private static final int BOTH_FLAGS = 6;
  @TempDir private Path folder;

  /** A value of two or four bytes in both headers, or in the directory alone. */
  private record Edit(int local, int central, int value, int bytes) {
    byte[] apply(byte[] zip) {
      ByteBuffer changed = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
      int directory = changed.getInt(zip.length - 6);
      if (local >= 0) {
        put(changed, local);
      }
      put(changed, directory + central);
      return changed.array();
    }

    private void put(ByteBuffer zip, int at) {
      if (bytes == 2) {
        zip.putShort(at, (short) value);
      } else {
        zip.putInt(at, value);
      }
    }
  }

  private static Map<String, Edit> edits() {
    Map<String, Edit> edits = new LinkedHashMap<>();
    for (int bit = 0; bit < 16; bit++) {
      if (bit != 3 && bit != 11) {
        edits.put("flag " + bit, new Edit(BOTH_FLAGS, 8, 1 << 11 | 1 << bit, 2));
      }
    }
    for (int method : new int[] {1, 6, 9, 12, 14, 93, 95, 99}) {
      edits.put("method " + method, new Edit(8, 10, method, 2));
    }
    for (int version : new int[] {0, 21, 45, 46, 51, 63, 0x0b14}) {
      edits.put("version needed " + version, new Edit(4, 6, version, 2));
    }
    edits.put("version needed in the directory only", new Edit(-1, 6, 45, 2));
    for (int madeBy : new int[] {45, 0x0114, 0x0214, 0x0714, 0x0a14, 0x1314}) {
      edits.put("made by " + Integer.toHexString(madeBy), new Edit(-1, 4, madeBy, 2));
    }
    edits.put("another date in the directory", new Edit(-1, 12, 0x5a5a5a5a, 4));
    edits.put("another disk", new Edit(-1, 34, 1, 2));
    edits.put("internal attributes", new Edit(-1, 36, 1, 2));
    return edits;
  }

  @TestFactory
  Stream<DynamicTest> anythingElseInAHeaderIsUnreadable() throws Exception {
    byte[] good = BundleScene.zip(Map.of("close.json", new byte[] {1, 2, 3}));
    assertThatCode(() -> ZipFiles.read(good)).doesNotThrowAnyException();
    return edits().entrySet().stream()
        .map(
            edit ->
                DynamicTest.dynamicTest(
                    edit.getKey(), () -> assertUnreadable(edit.getValue().apply(good))));
  }

  @Test
  void aNameInAnExtraFieldIsUnreadable() throws Exception {
    byte[] name = "award.p7s".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer path = ByteBuffer.allocate(9 + name.length).order(ByteOrder.LITTLE_ENDIAN);
    path.putShort((short) 0x7075).putShort((short) (5 + name.length)).put((byte) 1).putInt(0);
    path.put(name);
    assertUnreadable(withExtra(path.array()));
    path.putShort(0, (short) 0x6375); // a comment in Unicode
    assertUnreadable(withExtra(path.array()));
  }

  @Test
  void anyOtherExtraFieldIsUnreadable() throws Exception {
    // the JDK keeps some to itself, so they are written over one that it does not know
    byte[] good = withExtra(new byte[] {(byte) 0xfe, (byte) 0xca, 5, 0, 1, 0, 0, 0, 0});
    assertUnreadable(good);
    for (int id : new int[] {0x0001, 0x000a, 0x000d, 0x5855, 0x7875, 0x9901}) {
      assertUnreadable(extra(good, id, 5, 1));
    }
    assertThat(ZipFiles.read(extra(good, 0x5455, 5, 1))).hasSize(1);
    assertUnreadable(extra(good, 0x5455, 5, 3));
    assertUnreadable(extra(good, 0x5455, 1, 1));
  }

  private static byte[] extra(byte[] zip, int id, int length, int flags) {
    ByteBuffer changed = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
    int directory = changed.getInt(zip.length - 6);
    for (int at : new int[] {30 + 10, directory + 46 + 10}) {
      changed.putShort(at, (short) id).putShort(at + 2, (short) length).put(at + 4, (byte) flags);
    }
    return changed.array();
  }

  private static byte[] withExtra(byte[] extra) throws Exception {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      var entry = new ZipEntry("close.json");
      entry.setExtra(extra);
      zip.putNextEntry(entry);
      zip.write(1);
      zip.closeEntry();
    }
    return out.toByteArray();
  }

  /** What python says of links, folders and so on goes into the upper half of the attributes. */
  @Test
  void onlyRegularFilesAreRead() throws Exception {
    for (int mode : new int[] {0, 0600, 0644, 0100600, 0100644}) {
      assertThat(ZipFiles.read(ofMode(mode << 16))).hasSize(1);
    }
    for (int mode : new int[] {0120777, 0040755, 0010644, 0060644, 0104755, 0101644, 0140644}) {
      assertUnreadable(ofMode(mode << 16));
    }
    for (int attributes : new int[] {0x01, 0x02, 0x10, 0x400}) {
      assertUnreadable(ofMode(attributes));
    }
  }

  private byte[] ofMode(int attributes) throws Exception {
    Path zip = folder.resolve("python.zip");
    String script =
        "import sys, zipfile\n"
            + "i = zipfile.ZipInfo('close.json')\ni.create_system = 3\n"
            + "i.external_attr = int(sys.argv[2])\n"
            + "z = zipfile.ZipFile(sys.argv[1], 'w')\nz.writestr(i, 'x')\nz.close()\n";
    Process python =
        new ProcessBuilder(
                "python3", "-c", script, zip.toString(), Integer.toUnsignedString(attributes))
            .start();
    assertThat(python.waitFor()).isZero();
    byte[] bytes = Files.readAllBytes(zip);
    if (attributes == 0) { // python fills in 0600
      ByteBuffer changed = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      changed.putInt(changed.getInt(bytes.length - 6) + 38, 0);
    }
    return bytes;
  }

  @Test
  void whatTheEngineAndTheJdkWriteIsRead() throws Exception {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (String name : new String[] {"close.json", "award.p7s"}) {
        var entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(Instant.parse("2026-11-23T01:00:01.234Z")));
        zip.putNextEntry(entry);
        zip.write(name.getBytes(StandardCharsets.US_ASCII));
        zip.closeEntry();
      }
    }
    assertThat(ZipFiles.read(out.toByteArray())).hasSize(2);
  }

  @Test
  void aNameThatToolsSpellDifferentlyIsUnreadable() {
    for (String name :
        new String[] {"공고.json", "a b", "C:evil", "..\\evil", "a\u0000b", "\u00e9"}) {
      assertUnreadable(BundleScene.zip(Map.of(name, new byte[] {1})));
    }
  }

  private static void assertUnreadable(byte[] zip) {
    assertThatThrownBy(() -> ZipFiles.read(zip)).isInstanceOf(UnreadableException.class);
  }
}
