package org.opengeps.protocol.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Sha256;

/**
 * Collects the members of a {@link JsonObject}; a name given twice is a bug. A null value is
 * written as {@code null}.
 */
public final class JsonBuilder {
  private final SortedMap<String, Object> members;

  JsonBuilder() {
    members = new TreeMap<>();
  }

  JsonBuilder(JsonObject start) {
    members = start.copyOfMembers();
  }

  public JsonBuilder put(String name, String text) {
    return add(name, text == null ? null : CanonicalWriter.clean(text));
  }

  public JsonBuilder put(String name, long integer) {
    if (Math.abs(integer) >= JsonParser.LIMIT) {
      throw new IllegalArgumentException(
          name + ": integers of 2^53 and more are written as texts: " + integer);
    }
    return add(name, integer);
  }

  public JsonBuilder put(String name, boolean value) {
    return add(name, value);
  }

  public JsonBuilder put(String name, JsonObject object) {
    return add(name, object);
  }

  public JsonBuilder put(String name, Sha256 hash) {
    return add(name, hash == null ? null : hash.hex());
  }

  public JsonBuilder put(String name, Instant time) {
    return add(name, time == null ? null : JsonValues.time(time));
  }

  public JsonBuilder put(String name, UUID uuid) {
    return add(name, uuid == null ? null : uuid.toString());
  }

  /** An amount as a text with exactly the decimals of its currency, which is said elsewhere. */
  public JsonBuilder put(String name, Money money) {
    return add(name, money == null ? null : money.text());
  }

  /** {@code {"code": "KRW", "scale": 0}}. */
  public JsonBuilder put(String name, CurrencyUnit currency) {
    return put(name, Currencies.toJson(currency));
  }

  /** A word of a closed list, in lower case with hyphens. */
  public JsonBuilder put(String name, Enum<?> word) {
    return add(name, word == null ? null : JsonValues.word(word));
  }

  public JsonBuilder putNull(String name) {
    return add(name, null);
  }

  /** Bytes in base64: DER. */
  public JsonBuilder putBytes(String name, byte[] bytes) {
    return add(name, bytes == null ? null : JsonValues.base64Of(bytes));
  }

  /** Bytes in hexadecimal digits: salts, keys, proofs. */
  public JsonBuilder putHex(String name, byte[] bytes) {
    return add(name, bytes == null ? null : JsonValues.hexOf(bytes));
  }

  /**
   * A list of texts, integers ({@link Integer} or {@link Long}), booleans, objects, hashes or lists
   * of these.
   *
   * @throws IllegalArgumentException for an element of another class
   */
  public JsonBuilder put(String name, List<?> elements) {
    return add(name, element(elements));
  }

  /** A list of objects made from {@code elements}. */
  public <T> JsonBuilder put(String name, List<T> elements, Function<T, ?> writer) {
    return put(name, elements.stream().map(writer).toList());
  }

  /** Sets a member that may stand already. */
  public JsonBuilder replace(String name, Object value) {
    members.put(name, element(value));
    return this;
  }

  public JsonBuilder remove(String name) {
    members.remove(name);
    return this;
  }

  public JsonObject build() {
    return JsonObject.of(new TreeMap<>(members));
  }

  private JsonBuilder add(String name, Object value) {
    if (members.containsKey(name)) {
      throw new IllegalArgumentException("member given twice: " + name);
    }
    members.put(CanonicalWriter.clean(name), value);
    return this;
  }

  private static Object element(Object value) {
    if (value == null || value instanceof Boolean || value instanceof JsonObject) {
      return value;
    }
    if (value instanceof String text) {
      return CanonicalWriter.clean(text);
    }
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    if (value instanceof Sha256 hash) {
      return hash.hex();
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(element(element)));
      return Collections.unmodifiableList(copy);
    }
    throw new IllegalArgumentException("no JSON form for " + value.getClass());
  }
}
