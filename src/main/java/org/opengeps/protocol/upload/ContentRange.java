package org.opengeps.protocol.upload;

/**
 * Which bytes of a file a part holds, as in {@code Content-Range: bytes 0-4194303/9000000}.
 *
 * @param first position of the first byte
 * @param last position of the last byte, included
 * @param total size of the file
 */
public record ContentRange(long first, long last, long total) {
  public ContentRange {
    if (first < 0 || last < first || last >= total) {
      throw new IllegalArgumentException(
          "not a range of bytes: " + first + "-" + last + "/" + total);
    }
  }

  /**
   * @throws IllegalArgumentException if the text is not the value of a Content-Range header in
   *     bytes with a known total
   */
  public static ContentRange parse(String header) {
    if (header == null || !header.matches("bytes [0-9]{1,15}-[0-9]{1,15}/[0-9]{1,15}")) {
      throw new IllegalArgumentException("not like \"bytes 0-4194303/9000000\": " + header);
    }
    String[] parts = header.substring(6).split("[-/]");
    return new ContentRange(
        Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
  }

  public long length() {
    return last - first + 1;
  }

  /** The header's value. */
  @Override
  public String toString() {
    return "bytes " + first + "-" + last + "/" + total;
  }
}
