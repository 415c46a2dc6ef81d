package org.opengeps.verifier;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads a zip that every tool reads alike: its directory and its local headers say the same, the
 * files lie end to end, and there is nothing between, before or behind them. Otherwise one tool
 * could check other bytes than another unpacks.
 */
final class ZipFiles {
  /** What one file may unpack to: documents have at most 20 MiB. */
  private static final long LARGEST_FILE = 64L << 20;

  /** What all may unpack to. */
  private static final long LARGEST = 512L << 20;

  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int DESCRIPTOR = 0x08074b50;
  private static final int LOCAL_SIZE = 30;
  private static final int CENTRAL_SIZE = 46;
  private static final int END_SIZE = 22;
  private static final int DESCRIPTOR_SIZE = 16;
  private static final int HAS_DESCRIPTOR = 1 << 3;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private final ByteBuffer zip;
  private long unpacked;

  private ZipFiles(byte[] bytes) {
    this.zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A file as it lies in the zip. */
  record File(String name, byte[] content) {}

  /**
   * What both headers of a file say.
   *
   * @param begins of the local header
   */
  private record Header(
      String name, int flags, int method, int crc, int packed, int size, int begins) {}

  /**
   * @throws UnreadableException if the bytes are no zip, or not one that all tools read alike
   */
  static List<File> read(byte[] bytes) throws UnreadableException {
    try {
      return new ZipFiles(bytes).files();
    } catch (IndexOutOfBoundsException e) {
      throw new UnreadableException("The file is not a readable zip: it breaks off.");
    }
  }

  private List<File> files() throws UnreadableException {
    int end = zip.capacity() - END_SIZE;
    insist(end >= 0 && zip.getInt(end) == END, "its directory does not end it");
    int count = unsigned(end + 10);
    int directory = zip.getInt(end + 16);
    insist(zip.getInt(end + 4) == 0 && unsigned(end + 8) == count, "it is a part of several");
    List<File> files = new ArrayList<>();
    int at = directory;
    int next = 0;
    for (int i = 0; i < count; i++) {
      insist(zip.getInt(at) == CENTRAL, "its directory is broken");
      Header header = header(at);
      insist(header.begins() == next, "its files do not lie end to end");
      int content = contentOf(header);
      next = endOf(header, content);
      files.add(new File(header.name(), unpack(header, content)));
      at += CENTRAL_SIZE + unsigned(at + 28) + unsigned(at + 30) + unsigned(at + 32);
    }
    insist(next == directory && at == end, "something lies between its files and its directory");
    return files;
  }

  private Header header(int at) {
    return new Header(
        text(at + CENTRAL_SIZE, unsigned(at + 28)),
        unsigned(at + 8),
        unsigned(at + 10),
        zip.getInt(at + 16),
        zip.getInt(at + 20),
        zip.getInt(at + 24),
        zip.getInt(at + 42));
  }

  /** Where the content begins, if the local header agrees with the directory. */
  private int contentOf(Header header) throws UnreadableException {
    int at = header.begins();
    boolean described = (header.flags() & HAS_DESCRIPTOR) != 0;
    boolean same =
        zip.getInt(at) == LOCAL
            && unsigned(at + 6) == header.flags()
            && unsigned(at + 8) == header.method()
            && text(at + LOCAL_SIZE, unsigned(at + 26)).equals(header.name())
            && sameSizes(at + 14, header, described);
    insist(same, "its directory says of " + header.name() + " what its header does not");
    return at + LOCAL_SIZE + unsigned(at + 26) + unsigned(at + 28);
  }

  /** Where the next file begins. */
  private int endOf(Header header, int content) throws UnreadableException {
    insist(
        header.packed() >= 0 && header.packed() <= zip.capacity() - content,
        header.name() + " is larger than the zip");
    int end = content + header.packed();
    if ((header.flags() & HAS_DESCRIPTOR) == 0) {
      return end;
    }
    insist(
        zip.getInt(end) == DESCRIPTOR && sameSizes(end + 4, header, false),
        "its directory says of " + header.name() + " what stands behind it does not");
    return end + DESCRIPTOR_SIZE;
  }

  /**
   * @param later whether the values follow behind the content: then zeros stand here
   */
  private boolean sameSizes(int at, Header header, boolean later) {
    return later
        ? zip.getInt(at) == 0 && zip.getInt(at + 4) == 0 && zip.getInt(at + 8) == 0
        : zip.getInt(at) == header.crc()
            && zip.getInt(at + 4) == header.packed()
            && zip.getInt(at + 8) == header.size();
  }

  private byte[] unpack(Header header, int at) throws UnreadableException {
    insist(
        header.size() >= 0 && header.size() <= LARGEST_FILE,
        header.name() + " is larger than 64 MiB");
    unpacked += header.size();
    insist(unpacked <= LARGEST, "it is larger than 512 MiB when unpacked");
    byte[] content =
        switch (header.method()) {
          case STORED -> slice(at, header.packed());
          case DEFLATED -> inflate(header, at);
          default -> throw unreadable(header.name() + " is packed in an unknown way");
        };
    CRC32 crc = new CRC32();
    crc.update(content);
    insist(
        content.length == header.size() && (int) crc.getValue() == header.crc(),
        header.name() + " is damaged");
    return content;
  }

  private byte[] inflate(Header header, int at) throws UnreadableException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(zip.array(), at, header.packed());
      byte[] content = new byte[header.size()];
      int length = inflater.inflate(content);
      insist(
          length == content.length
              && (inflater.finished() || inflater.inflate(new byte[1]) == 0 && inflater.finished())
              && inflater.getRemaining() == 0,
          header.name() + " has another size than the zip says");
      return content;
    } catch (DataFormatException e) {
      throw unreadable(header.name() + " is damaged");
    } finally {
      inflater.end();
    }
  }

  private byte[] slice(int at, int length) {
    byte[] bytes = new byte[length];
    zip.get(at, bytes);
    return bytes;
  }

  private String text(int at, int length) {
    return new String(slice(at, length), StandardCharsets.UTF_8);
  }

  private int unsigned(int at) {
    return zip.getShort(at) & 0xffff;
  }

  private static void insist(boolean condition, String otherwise) throws UnreadableException {
    if (!condition) {
      throw unreadable(otherwise);
    }
  }

  private static UnreadableException unreadable(String why) {
    return new UnreadableException("The file is not a readable zip: " + why + ".");
  }
}
