package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle is read as every tool reads it, or not at all. */
class ZipFilesTest {
  private static final byte[] ONE = "what is checked".getBytes(StandardCharsets.UTF_8);
  @TempDir private Path folder;

  @Test
  void storedAndDeflatedFilesAreRead() throws Exception {
    Map<String, byte[]> files = Map.of("close.json", ONE);
    assertThat(ZipFiles.read(BundleScene.zip(files)))
        .singleElement()
        .satisfies(file -> assertThat(file.content()).isEqualTo(ONE));
    assertThat(ZipFiles.read(deflated("close.json", ONE)))
        .singleElement()
        .satisfies(file -> assertThat(file.content()).isEqualTo(ONE));
  }

  @Test
  void whatPythonPacksIsRead() throws Exception {
    Path zip = folder.resolve("python.zip");
    String script =
        "import sys, zipfile\n"
            + "z = zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED)\n"
            + "z.writestr('close.json', 'what is checked')\nz.writestr('award.p7s', '')\nz.close()\n";
    Process python = new ProcessBuilder("python3", "-c", script, zip.toString()).start();
    assertThat(python.waitFor()).isZero();
    assertThat(ZipFiles.read(Files.readAllBytes(zip)))
        .extracting(ZipFiles.File::name)
        .containsExactly("close.json", "award.p7s");
  }

  @Test
  void aDirectoryThatShowsOtherFilesThanTheHeadersIsUnreadable() throws IOException {
    byte[] checked = deflated("close.json", ONE);
    byte[] shown = deflated("close.json", "what is unpacked".getBytes(StandardCharsets.UTF_8));
    int directory = ByteBuffer.wrap(shown).order(ByteOrder.LITTLE_ENDIAN).getInt(shown.length - 6);
    int begins = ByteBuffer.wrap(checked).order(ByteOrder.LITTLE_ENDIAN).getInt(checked.length - 6);
    var out = new ByteArrayOutputStream();
    out.write(checked, 0, begins); // a reader of headers stops after this file
    out.write(shown);
    ByteBuffer both = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    both.putInt(both.capacity() - 6, begins + directory);
    both.putInt(begins + directory + 42, begins); // unzip begins at the second file
    assertUnreadable(both.array());
  }

  @Test
  void anyChangedByteOfAHeaderIsUnreadableOrHarmless() throws Exception {
    byte[] good = deflated("close.json", ONE);
    for (int at = 0; at < good.length; at++) {
      byte[] changed = good.clone();
      changed[at] ^= 1;
      try {
        for (ZipFiles.File file : ZipFiles.read(changed)) {
          assertThat(file.content()).as("byte " + at).isEqualTo(ONE);
        }
      } catch (UnreadableException e) {
        assertThat(e).hasMessageContaining("zip");
      }
    }
  }

  @Test
  void bytesBeforeBetweenAndBehindAreUnreadable() {
    byte[] good = BundleScene.zip(Map.of("close.json", ONE));
    byte[] before = new byte[good.length + 1];
    System.arraycopy(good, 0, before, 1, good.length);
    assertUnreadable(before);
    assertUnreadable(java.util.Arrays.copyOf(good, good.length + 1));
    assertUnreadable(java.util.Arrays.copyOf(good, good.length - 1));
    assertUnreadable(new byte[0]);
  }

  @Test
  void aFileThatUnpacksToMoreThanItSaysOrToTooMuchIsUnreadable() throws IOException {
    assertUnreadable(deflated("close.json", new byte[(64 << 20) + 1]));
    byte[] lying = deflated("close.json", new byte[1000]);
    ByteBuffer zip = ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN);
    int directory = zip.getInt(lying.length - 6);
    zip.putInt(directory + 24, 10);
    zip.putInt(directory - 4, 10);
    assertUnreadable(lying);
    ByteBuffer huge =
        ByteBuffer.wrap(BundleScene.zip(Map.of("close.json", ONE))).order(ByteOrder.LITTLE_ENDIAN);
    int entry = huge.getInt(huge.capacity() - 6);
    for (int size : new int[] {Integer.MAX_VALUE, -1, 1 << 30}) {
      for (int at : new int[] {18, 22, entry + 20, entry + 24}) {
        huge.putInt(at, size);
      }
      assertUnreadable(huge.array());
    }
  }

  @Test
  void aFileOfUnknownNameIsNamedAndStopsNothing() throws Exception {
    BundleScene scene = new BundleScene();
    Map<String, byte[]> files = new LinkedHashMap<>(scene.files);
    files.put("notices/x.p7s", files.get("notices/000.p7s"));
    Report report = VerifyBundle.verify(BundleScene.zip(files), Optional.of(scene.trust()));
    assertThat(report.findings()).extracting(Finding::where).containsExactly("notices/x.p7s");
  }

  private static void assertUnreadable(byte[] zip) {
    assertThatThrownBy(() -> ZipFiles.read(zip)).isInstanceOf(UnreadableException.class);
  }

  private static byte[] deflated(String name, byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    }
    return out.toByteArray();
  }
}
