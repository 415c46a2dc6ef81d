package org.opengeps.protocol.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Strict recursive reader of RFC 8259 JSON, cut to the protocol's subset. */
final class JsonParser {
  /** 2^53: the first integer that JavaScript cannot tell from its neighbour. */
  static final long LIMIT = 1L << 53;

  private static final int DEEPEST = 32;
  private final String text;
  private int at;
  private int depth;

  JsonParser(byte[] utf8) {
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(utf8))
              .toString();
    } catch (CharacterCodingException e) {
      throw new JsonFormatException("", "not UTF-8");
    }
  }

  JsonObject document() {
    space();
    if (at >= text.length() || text.charAt(at) != '{') {
      throw new JsonFormatException("", "not a JSON object");
    }
    JsonObject object = object("");
    space();
    if (at < text.length()) {
      throw new JsonFormatException("", "something follows the JSON object");
    }
    return object;
  }

  private JsonObject object(String path) {
    SortedMap<String, Object> members = new TreeMap<>();
    enter(path);
    if (!closes('}')) {
      do {
        space();
        String name = string(path);
        String child = path.isEmpty() ? name : path + "." + name;
        if (members.containsKey(name)) {
          throw new JsonFormatException(child, "stands twice");
        }
        space();
        expect(':', child);
        members.put(name, value(child));
      } while (more('}', path));
    }
    depth--;
    return JsonObject.of(members);
  }

  private List<Object> list(String path) {
    List<Object> elements = new ArrayList<>();
    enter(path);
    if (!closes(']')) {
      do {
        elements.add(value(path + "[" + elements.size() + "]"));
      } while (more(']', path));
    }
    depth--;
    return Collections.unmodifiableList(elements);
  }

  private Object value(String path) {
    space();
    char c = peek(path);
    return switch (c) {
      case '{' -> object(path);
      case '[' -> list(path);
      case '"' -> string(path);
      case 't' -> literal("true", Boolean.TRUE, path);
      case 'f' -> literal("false", Boolean.FALSE, path);
      case 'n' -> literal("null", null, path);
      default -> integer(path);
    };
  }

  private Object literal(String word, Object value, String path) {
    if (!text.startsWith(word, at)) {
      throw new JsonFormatException(path, "not a JSON value");
    }
    at += word.length();
    return value;
  }

  private Long integer(String path) {
    int start = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String number = text.substring(start, at);
    if (!number.matches("0|-?[1-9][0-9]{0,15}")) {
      throw new JsonFormatException(
          path, "not an integer below 2^53 without fraction, exponent or leading zero");
    }
    long value = Long.parseLong(number);
    if (Math.abs(value) >= LIMIT) {
      throw new JsonFormatException(path, "integers of 2^53 and more must be texts");
    }
    return value;
  }

  private String string(String path) {
    expect('"', path);
    StringBuilder out = new StringBuilder();
    for (char c = next(path); c != '"'; c = next(path)) {
      if (c < 0x20) {
        throw new JsonFormatException(path, "a control character in a text");
      }
      out.append(c == '\\' ? escaped(path) : c);
    }
    try {
      return CanonicalWriter.clean(out.toString());
    } catch (IllegalArgumentException e) {
      throw new JsonFormatException(path, e.getMessage());
    }
  }

  private char escaped(String path) {
    char c = next(path);
    int simple = "btnfr\"\\/".indexOf(c);
    if (simple >= 0) {
      return "\b\t\n\f\r\"\\/".charAt(simple);
    }
    if (c != 'u'
        || at + 4 > text.length()
        || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
      throw new JsonFormatException(path, "an unknown escape in a text");
    }
    at += 4;
    return (char) Integer.parseInt(text.substring(at - 4, at), 16);
  }

  private void enter(String path) {
    at++;
    if (++depth > DEEPEST) {
      throw new JsonFormatException(path, "nested deeper than " + DEEPEST);
    }
  }

  private boolean closes(char end) {
    space();
    if (at < text.length() && text.charAt(at) == end) {
      at++;
      return true;
    }
    return false;
  }

  private boolean more(char end, String path) {
    space();
    char c = next(path);
    if (c != ',' && c != end) {
      throw new JsonFormatException(path, "expected , or " + end);
    }
    return c == ',';
  }

  private void expect(char wanted, String path) {
    if (next(path) != wanted) {
      throw new JsonFormatException(path, "expected " + wanted);
    }
  }

  private char peek(String path) {
    if (at >= text.length()) {
      throw new JsonFormatException(path, "the text ends here");
    }
    return text.charAt(at);
  }

  private char next(String path) {
    char c = peek(path);
    at++;
    return c;
  }

  private void space() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
