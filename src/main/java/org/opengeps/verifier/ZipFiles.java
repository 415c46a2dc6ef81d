package org.opengeps.verifier;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads a zip that every tool reads alike: its directory and its local headers say the same, the
 * files lie end to end, there is nothing between, before or behind them, and the headers say
 * nothing but what {@link ZipHeader} allows. Otherwise one tool could check other bytes than
 * another unpacks.
 */
final class ZipFiles {
  /** What one file may unpack to: documents have at most 20 MiB. */
  private static final long LARGEST_FILE = 64L << 20;

  /** What all may unpack to. */
  private static final long LARGEST = 512L << 20;

  private static final int END = 0x06054b50;
  private static final int DESCRIPTOR = 0x08074b50;
  private static final int END_SIZE = 22;
  private static final int DESCRIPTOR_SIZE = 16;

  private final ByteBuffer zip;
  private long unpacked;

  private ZipFiles(ByteBuffer bytes) {
    this.zip = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A file as it lies in the zip; its content is unpacked anew whenever it is asked for. */
  record File(String name, Supplier<byte[]> source) {
    byte[] content() {
      return source.get();
    }
  }

  /**
   * @throws UnreadableException if the bytes are no zip, or not one that all tools read alike
   */
  static List<File> read(byte[] bytes) throws UnreadableException {
    return read(ByteBuffer.wrap(bytes));
  }

  /** The same of bytes that need not lie in memory. */
  static List<File> read(ByteBuffer bytes) throws UnreadableException {
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
      insist(zip.getInt(at) == ZipHeader.CENTRAL, "its directory is broken");
      ZipHeader header = ZipHeader.central(zip, at);
      insist(header.begins() == next, "its files do not lie end to end");
      int content = header.content(zip);
      next = endOf(header, content);
      check(header, content);
      files.add(new File(header.name(), () -> again(header, content)));
      at += ZipHeader.CENTRAL_SIZE + unsigned(at + 28) + unsigned(at + 30) + unsigned(at + 32);
    }
    insist(next == directory && at == end, "something lies between its files and its directory");
    return files;
  }

  /** Where the next file begins. */
  private int endOf(ZipHeader header, int content) throws UnreadableException {
    insist(
        header.packed() >= 0 && header.packed() <= zip.capacity() - content,
        header.name() + " is larger than the zip");
    int end = content + header.packed();
    if (!header.hasDescriptor()) {
      return end;
    }
    insist(
        zip.getInt(end) == DESCRIPTOR && header.sameSizes(zip, end + 4, false),
        "its directory says of " + header.name() + " what stands behind it does not");
    return end + DESCRIPTOR_SIZE;
  }

  private void check(ZipHeader header, int at) throws UnreadableException {
    insist(
        header.size() >= 0 && header.size() <= LARGEST_FILE,
        header.name() + " is larger than 64 MiB");
    unpacked += header.size();
    insist(unpacked <= LARGEST, "it is larger than 512 MiB when unpacked");
    byte[] content = unpack(header, at);
    CRC32 crc = new CRC32();
    crc.update(content);
    insist(
        content.length == header.size() && (int) crc.getValue() == header.crc(),
        header.name() + " is damaged");
  }

  private byte[] unpack(ZipHeader header, int at) throws UnreadableException {
    return switch (header.method()) {
      case ZipHeader.STORED -> slice(at, header.packed());
      case ZipHeader.DEFLATED -> inflate(header, at);
      default -> throw unreadable(header.name() + " is packed in an unknown way");
    };
  }

  private byte[] again(ZipHeader header, int at) {
    try {
      return unpack(header, at);
    } catch (UnreadableException e) {
      throw new IllegalStateException(header.name() + " was readable before", e);
    }
  }

  private byte[] inflate(ZipHeader header, int at) throws UnreadableException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(zip.slice(at, header.packed()));
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

  private int unsigned(int at) {
    return ZipHeader.unsigned(zip, at);
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
