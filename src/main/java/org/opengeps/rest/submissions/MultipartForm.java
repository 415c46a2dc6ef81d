package org.opengeps.rest.submissions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code multipart/form-data} (RFC 7578) to its very last byte with a limit for the whole
 * body. Written here because the instant at which the last byte was read is the instant of
 * submission, and because nothing of a bid may touch a temporary file.
 */
final class MultipartForm {
  private static final Pattern BOUNDARY =
      Pattern.compile(
          "(?i)multipart/form-data\\s*;.*?boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70})).*");
  private static final Pattern DISPOSITION =
      Pattern.compile("(?i)content-disposition:\\s*form-data\\s*");

  /** One parameter; what stands in quotes, such as a file's name, may hold semicolons and signs. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\s*;\\s*([A-Za-z*]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s;\"]+))\\s*");

  private static final byte[] HEADERS_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Map<String, byte[]> parts = new HashMap<>();
  private final Set<String> repeated = new HashSet<>();

  private MultipartForm() {}

  /** The body is longer than the limit. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @param contentType value of the Content-Type header
   * @param most bytes of the whole body
   * @return empty if it is not a well-formed form
   * @throws TooLargeException if there are more bytes
   */
  static Optional<MultipartForm> read(String contentType, InputStream body, int most)
      throws IOException {
    byte[] all = readAll(body, most);
    Matcher boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
    if (!boundary.matches()) {
      return Optional.empty();
    }
    String name = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
    MultipartForm form = new MultipartForm();
    return form.split(all, ("--" + name).getBytes(StandardCharsets.ISO_8859_1))
        ? Optional.of(form)
        : Optional.empty();
  }

  /** The content of a field; empty if it is missing or was given more than once. */
  Optional<byte[]> part(String name) {
    return repeated.contains(name) ? Optional.empty() : Optional.ofNullable(parts.get(name));
  }

  private static byte[] readAll(InputStream body, int most) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      if (all.size() + read > most) {
        throw new TooLargeException();
      }
      all.write(buffer, 0, read);
    }
    return all.toByteArray();
  }

  private boolean split(byte[] all, byte[] delimiter) {
    byte[] border = concat("\r\n".getBytes(StandardCharsets.US_ASCII), delimiter);
    int at = find(all, delimiter, 0);
    if (at < 0) {
      return false;
    }
    at += delimiter.length;
    while (!startsWith(all, at, "--")) {
      int headersEnd = find(all, HEADERS_END, at);
      int end = headersEnd < 0 ? -1 : find(all, border, headersEnd + 2);
      if (end < 0 || !startsWith(all, at, "\r\n")) {
        return false;
      }
      add(
          new String(all, at, headersEnd - at, StandardCharsets.UTF_8),
          all,
          headersEnd + HEADERS_END.length,
          end);
      at = end + border.length;
    }
    return true;
  }

  private void add(String headers, byte[] all, int from, int to) {
    for (String header : headers.split("\r\n")) {
      Optional<String> name = fieldName(header);
      if (name.isPresent()) {
        byte[] content = from > to ? new byte[0] : Arrays.copyOfRange(all, from, to);
        if (parts.putIfAbsent(name.get(), content) != null) {
          repeated.add(name.get());
        }
      }
    }
  }

  /** The parameter {@code name} of a Content-Disposition header; empty for any other line. */
  private static Optional<String> fieldName(String header) {
    Matcher disposition = DISPOSITION.matcher(header);
    if (!disposition.lookingAt()) {
      return Optional.empty();
    }
    Matcher parameter = PARAMETER.matcher(header);
    String name = null;
    int at = disposition.end();
    while (parameter.region(at, header.length()).lookingAt()) {
      if (parameter.group(1).equalsIgnoreCase("name")) {
        name = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
      }
      at = parameter.end();
    }
    return at == header.length() ? Optional.ofNullable(name) : Optional.empty();
  }

  private static boolean startsWith(byte[] all, int at, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
    return at + wanted.length <= all.length
        && Arrays.equals(all, at, at + wanted.length, wanted, 0, wanted.length);
  }

  private static int find(byte[] all, byte[] wanted, int from) {
    for (int at = from; at + wanted.length <= all.length; at++) {
      if (Arrays.equals(all, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }

  private static byte[] concat(byte[] one, byte[] two) {
    byte[] both = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    return both;
  }
}
