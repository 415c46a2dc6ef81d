package org.opengeps.door;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proxies whose word about a sender's address counts. From all others the headers are only what
 * the sender wrote about itself.
 */
public final class TrustedProxies {
  /** Which header the proxies write; the other one passes through them as a sender wrote it. */
  public enum Header {
    X_FORWARDED_FOR("X-Forwarded-For"),
    FORWARDED("Forwarded");

    private final String text;

    Header(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]{2,45}");
  private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for=\"?([^\";]+)\"?");
  private static final Pattern WITH_PORT =
      Pattern.compile("\\[([0-9a-fA-F:.]+)](?::\\d+)?|(\\d+\\.\\d+\\.\\d+\\.\\d+)(?::\\d+)?");

  private final Header header;
  private final List<Range> ranges;

  private TrustedProxies(Header header, List<Range> ranges) {
    this.header = header;
    this.ranges = ranges;
  }

  /** Addresses that begin with the same bits. */
  private record Range(byte[] begin, int bits) {
    boolean holds(byte[] address) {
      if (address.length != begin.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (begin[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * @param addresses with commas between: {@code 127.0.0.1, 10.1.0.0/16, ::1}; empty for nobody
   * @throws IllegalArgumentException with a sentence, if one is not an address
   */
  public static TrustedProxies of(String addresses, Header header) {
    List<Range> ranges = new ArrayList<>();
    for (String one : addresses.split(",")) {
      if (!one.isBlank()) {
        ranges.add(range(one.strip()));
      }
    }
    return new TrustedProxies(header, ranges);
  }

  public Header header() {
    return header;
  }

  /**
   * The address a request came from: the last one in the chain that is not a trusted proxy's.
   *
   * @param peer who is connected
   * @param values of the header, in their order
   */
  public String sender(String peer, List<String> values) {
    List<String> chain = new ArrayList<>();
    values.forEach(value -> chain.addAll(Arrays.asList(value.split(","))));
    String sender = peer;
    for (int i = chain.size() - 1; i >= 0 && isTrusted(sender); i--) {
      Optional<String> named = address(chain.get(i).strip());
      if (named.isEmpty()) {
        return sender;
      }
      sender = named.get();
    }
    return sender;
  }

  private boolean isTrusted(String address) {
    return parse(address).map(bytes -> ranges.stream().anyMatch(r -> r.holds(bytes))).orElse(false);
  }

  private Optional<String> address(String element) {
    String text = element;
    if (header == Header.FORWARDED) {
      Matcher named = FOR.matcher(element);
      if (!named.find()) {
        return Optional.empty();
      }
      text = named.group(1).strip();
    }
    Matcher withPort = WITH_PORT.matcher(text);
    if (withPort.matches()) {
      text = withPort.group(1) != null ? withPort.group(1) : withPort.group(2);
    }
    String literal = text;
    return parse(literal).map(bytes -> literal);
  }

  private static Range range(String text) {
    String[] parts = text.split("/", 2);
    byte[] begin =
        parse(parts[0]).orElseThrow(() -> new IllegalArgumentException("not an address: " + text));
    int whole = begin.length * 8;
    if (parts.length > 1 && !parts[1].matches("\\d{1,3}")) {
      throw new IllegalArgumentException("not an address: " + text);
    }
    int bits = parts.length > 1 ? Integer.parseInt(parts[1]) : whole;
    if (bits > whole) {
      throw new IllegalArgumentException("not an address: " + text);
    }
    return new Range(begin, bits);
  }

  /** Only literal addresses: a name would be asked for in the network. */
  private static Optional<byte[]> parse(String address) {
    boolean six = address.indexOf(':') >= 0;
    if (!LITERAL.matcher(address).matches()
        || !six && !address.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(address).getAddress());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
