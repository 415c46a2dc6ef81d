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

/**
 * Strict recursive reader of RFC 8259 JSON, cut to the protocol's subset. Its cost is linear in the
 * bytes: where something stands is written out only when it is wrong, for a path made at every
 * element would let a short message with one long name cost the square of its length.
 */
final class JsonParser {
  /** 2^53: the first integer that JavaScript cannot tell from its neighbour. */
  static final long LIMIT = 1L << 53;

  private static final int DEEPEST = 32;

  /** Enough for every path of the protocol; names in a message may be as long as the message. */
  private static final int LONGEST_PATH = 200;

  private final String text;

  /** Names (texts) and positions (integers) from the document to where the reader is. */
  private final Object[] place = new Object[DEEPEST];

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
      throw wrong("not a JSON object");
    }
    JsonObject object = object();
    space();
    if (at < text.length()) {
      throw wrong("something follows the JSON object");
    }
    return object;
  }

  private JsonObject object() {
    SortedMap<String, Object> members = new TreeMap<>();
    enter();
    if (!closes('}')) {
      do {
        place[depth - 1] = null;
        space();
        String name = string();
        place[depth - 1] = name;
        if (members.containsKey(name)) {
          throw wrong("stands twice");
        }
        space();
        expect(':');
        members.put(name, value());
      } while (more('}'));
    }
    depth--;
    return JsonObject.of(members);
  }

  private List<Object> list() {
    List<Object> elements = new ArrayList<>();
    enter();
    if (!closes(']')) {
      do {
        place[depth - 1] = elements.size();
        elements.add(value());
      } while (more(']'));
    }
    depth--;
    return Collections.unmodifiableList(elements);
  }

  private Object value() {
    space();
    return switch (peek()) {
      case '{' -> object();
      case '[' -> list();
      case '"' -> string();
      case 't' -> literal("true", Boolean.TRUE);
      case 'f' -> literal("false", Boolean.FALSE);
      case 'n' -> literal("null", null);
      default -> integer();
    };
  }

  private Object literal(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw wrong("not a JSON value");
    }
    at += word.length();
    return value;
  }

  private Long integer() {
    int start = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String number = text.substring(start, at);
    if (!number.matches("0|-?[1-9][0-9]{0,15}")) {
      throw wrong("not an integer below 2^53 without fraction, exponent or leading zero");
    }
    long value = Long.parseLong(number);
    if (Math.abs(value) >= LIMIT) {
      throw wrong("integers of 2^53 and more must be texts");
    }
    return value;
  }

  private String string() {
    expect('"');
    StringBuilder out = new StringBuilder();
    for (char c = next(); c != '"'; c = next()) {
      if (c < 0x20) {
        throw wrong("a control character in a text");
      }
      out.append(c == '\\' ? escaped() : c);
    }
    try {
      return CanonicalWriter.clean(out.toString());
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private char escaped() {
    char c = next();
    int simple = "btnfr\"\\/".indexOf(c);
    if (simple >= 0) {
      return "\b\t\n\f\r\"\\/".charAt(simple);
    }
    if (c != 'u'
        || at + 4 > text.length()
        || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
      throw wrong("an unknown escape in a text");
    }
    at += 4;
    return (char) Integer.parseInt(text.substring(at - 4, at), 16);
  }

  private void enter() {
    at++;
    if (depth == DEEPEST) {
      throw wrong("nested deeper than " + DEEPEST);
    }
    place[depth] = null;
    depth++;
  }

  private boolean closes(char end) {
    space();
    if (at < text.length() && text.charAt(at) == end) {
      at++;
      return true;
    }
    return false;
  }

  private boolean more(char end) {
    space();
    place[depth - 1] = null;
    char c = next();
    if (c != ',' && c != end) {
      throw wrong("expected , or " + end);
    }
    return c == ',';
  }

  private void expect(char wanted) {
    if (next() != wanted) {
      throw wrong("expected " + wanted);
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong("the text ends here");
    }
    return text.charAt(at);
  }

  private char next() {
    char c = peek();
    at++;
    return c;
  }

  private void space() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /** Says what is wrong, and where: {@code lots[0].envelopes[1].gateKey}. */
  private JsonFormatException wrong(String problem) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < depth && place[i] != null; i++) {
      if (place[i] instanceof Integer index) {
        path.append('[').append(index).append(']');
      } else {
        path.append(i == 0 ? "" : ".").append(place[i]);
      }
    }
    String where =
        path.length() <= LONGEST_PATH ? path.toString() : path.substring(0, LONGEST_PATH) + "…";
    return new JsonFormatException(where, problem);
  }
}
