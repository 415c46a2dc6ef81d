package org.opengeps.platform.upload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** What of a part arrived, whole, or until the body ended too early or the connection broke. */
@SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on; nobody compares parts
record ReceivedPart(byte[] bytes, boolean isShort, IOException broken) {
  private static final int BUFFER = 1 << 16;

  /**
   * Reads so many bytes, or as many as come. Memory grows with what came, not with what was
   * announced.
   *
   * @param length at most the largest part that a door takes
   */
  static ReceivedPart read(InputStream body, long length) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    try {
      while (all.size() < length) {
        int read = body.read(buffer, 0, (int) Math.min(buffer.length, length - all.size()));
        if (read < 0) {
          return new ReceivedPart(all.toByteArray(), true, null);
        }
        all.write(buffer, 0, read);
      }
      return new ReceivedPart(all.toByteArray(), false, null);
    } catch (IOException e) {
      return new ReceivedPart(all.toByteArray(), false, e);
    }
  }

  void throwIfBroken() throws IOException {
    if (broken != null) {
      throw broken;
    }
  }
}
