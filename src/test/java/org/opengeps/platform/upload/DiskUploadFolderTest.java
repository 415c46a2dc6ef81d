package org.opengeps.platform.upload;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.upload.UploadFolder.Appended;
import org.opengeps.protocol.upload.ContentRange;
import org.opengeps.protocol.upload.UploadId;

class DiskUploadFolderTest {
  private static final UploadId UPLOAD = new UploadId(new UUID(3, 4));
  private final byte[] content = new byte[200_000];
  @TempDir private Path home;
  private DiskUploadFolder folder;
  private Sha256 name;

  @BeforeEach
  void fill() {
    new Random(7).nextBytes(content);
    name = Sha256.of(content);
    folder = new DiskUploadFolder(home.toString());
  }

  @Test
  void partsInOrderMakeTheFile() throws IOException {
    assertThat(put(0, 99_999)).isEqualTo(Appended.STORED);
    assertThat(folder.length(UPLOAD, name)).isEqualTo(100_000);
    assertThat(put(100_000, 199_999)).isEqualTo(Appended.COMPLETE);
    assertThat(folder.open(UPLOAD, name).orElseThrow().readAllBytes()).isEqualTo(content);
  }

  @Test
  void aPartThatWasSentAlreadyMayBeSentAgainAndAGapMayNot() throws IOException {
    put(0, 99_999);
    assertThat(put(0, 99_999)).isEqualTo(Appended.STORED);
    assertThat(put(50_000, 149_999)).isEqualTo(Appended.STORED);
    assertThat(folder.length(UPLOAD, name)).isEqualTo(150_000);
    assertThat(put(160_000, 199_999)).isEqualTo(Appended.WRONG_OFFSET);
  }

  @Test
  void whatCameBeforeABrokenConnectionIsKept() throws IOException {
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(content, 0, 70_000),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new EOFException("connection reset");
              }
            });
    ContentRange range = new ContentRange(0, 99_999, content.length);
    assertThatThrownBy(() -> folder.append(UPLOAD, name, range, broken))
        .isInstanceOf(EOFException.class);
    assertThat(new DiskUploadFolder(home.toString()).length(UPLOAD, name)).isEqualTo(70_000);
    assertThat(put(70_000, 199_999)).isEqualTo(Appended.COMPLETE);
  }

  @Test
  void aPartThatIsShorterThanItsRangeIsToldSoAndWhatCameIsKept() throws IOException {
    ByteArrayInputStream tooShort = new ByteArrayInputStream(content, 0, 70_000);
    ContentRange range = new ContentRange(0, 99_999, content.length);
    assertThat(folder.append(UPLOAD, name, range, tooShort)).isEqualTo(Appended.SHORT);
    assertThat(put(70_000, 199_999)).isEqualTo(Appended.COMPLETE);
  }

  @Test
  void bytesOfAnotherHashAreThrownAway() throws IOException {
    content[0] ^= 1;
    assertThat(put(0, 199_999)).isEqualTo(Appended.WRONG_HASH);
    assertThat(folder.length(UPLOAD, name)).isZero();
  }

  @Test
  void aFileThatWasWholeWhenTheServerWasKilledIsCheckedAfterwards() throws IOException {
    Path part = home.resolve("uploads").resolve(UPLOAD.toString()).resolve(name.hex() + ".part");
    Files.createDirectories(part.getParent());
    Files.write(part, content);
    assertThat(folder.check(UPLOAD, name, content.length)).isEqualTo(Appended.COMPLETE);
    assertThat(folder.check(UPLOAD, name, content.length)).isEqualTo(Appended.COMPLETE);
  }

  @Test
  void aSenderThatStallsKeepsNobodyElseWaiting() throws Exception {
    PipedOutputStream sender = new PipedOutputStream();
    PipedInputStream stalled = new PipedInputStream(sender);
    ContentRange range = new ContentRange(0, 99_999, content.length);
    CompletableFuture<Appended> waiting =
        CompletableFuture.supplyAsync(() -> append(range, stalled));
    sender.write(content, 0, 1000);
    // the very same file: no stripe of a lock can be more shared than this
    assertThat(CompletableFuture.supplyAsync(() -> append(range, all(range))).get(10, SECONDS))
        .isEqualTo(Appended.STORED);
    sender.write(content, 1000, 99_000);
    sender.close();
    assertThat(waiting.get(10, SECONDS)).isEqualTo(Appended.STORED);
    assertThat(put(100_000, 199_999)).isEqualTo(Appended.COMPLETE);
  }

  private ByteArrayInputStream all(ContentRange range) {
    return new ByteArrayInputStream(content, 0, (int) range.length());
  }

  private Appended append(ContentRange range, InputStream body) {
    try {
      return folder.append(UPLOAD, name, range, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Appended put(int first, int last) throws IOException {
    ContentRange range = new ContentRange(first, last, content.length);
    return folder.append(
        UPLOAD,
        name,
        range,
        new ByteArrayInputStream(Arrays.copyOfRange(content, first, last + 1)));
  }
}
