package org.opengeps.protocol.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.opengeps.kernel.Sha256;

/**
 * An immutable JSON object of the protocol (docs/protocol.md section 1). The getters are strict: a
 * missing member or one of another form throws {@link JsonFormatException} with the path of the
 * member.
 */
public final class JsonObject {
  /**
   * Natural order of strings is the order of UTF-16 code units, which RFC 8785 section 3.2.3
   * demands.
   */
  private final SortedMap<String, Object> members;

  /** Where this object stood in the document it was read from; not part of its value. */
  private final String path;

  private JsonObject(SortedMap<String, Object> members, String path) {
    this.members = members;
    this.path = path;
  }

  /** Takes the map over; it must not be changed afterwards. */
  static JsonObject of(SortedMap<String, Object> members) {
    return new JsonObject(members, "");
  }

  /**
   * Reads one object, with or without white space between its parts.
   *
   * @throws JsonFormatException if the text is not strict JSON of the protocol
   */
  public static JsonObject parse(byte[] utf8) {
    return new JsonParser(utf8).document();
  }

  /**
   * Reads one object and refuses every other byte string than the canonical one: what signed
   * documents must be.
   *
   * @throws JsonFormatException if the text is not strict JSON in canonical form
   */
  public static JsonObject parseCanonical(byte[] utf8) {
    JsonObject object = parse(utf8);
    if (!java.util.Arrays.equals(object.canonical(), utf8)) {
      throw new JsonFormatException(
          "", "not in canonical form (RFC 8785): no white space, members sorted, shortest escapes");
    }
    return object;
  }

  public static JsonBuilder builder() {
    return new JsonBuilder();
  }

  /** A builder that starts with the {@code type} member. */
  public static JsonBuilder ofType(String type) {
    return new JsonBuilder().put("type", type);
  }

  public Set<String> names() {
    return Collections.unmodifiableSet(members.keySet());
  }

  public boolean has(String name) {
    return members.containsKey(name);
  }

  public boolean isNull(String name) {
    return raw(name) == null;
  }

  public String string(String name) {
    return as(name, String.class, "a text");
  }

  public String stringOrNull(String name) {
    return isNull(name) ? null : string(name);
  }

  /** An integer of magnitude below 2^53. */
  public long integer(String name) {
    return as(name, Long.class, "an integer");
  }

  /** An integer from 0 to 2^31-1: a count, a size of a list, an index. */
  public int count(String name) {
    return count(integer(name), child(name));
  }

  public boolean bool(String name) {
    return as(name, Boolean.class, "true or false");
  }

  public JsonObject object(String name) {
    return new JsonObject(as(name, JsonObject.class, "an object").members, child(name));
  }

  public JsonObject objectOrNull(String name) {
    return isNull(name) ? null : object(name);
  }

  /** The raw list: texts, {@link Long}, {@link Boolean}, {@link JsonObject}, lists, null. */
  public List<?> list(String name) {
    return as(name, List.class, "a list");
  }

  public List<JsonObject> objects(String name) {
    return each(name, JsonObject.class, "an object", (one, at) -> new JsonObject(one.members, at));
  }

  /** Reads every element of a list, which all have one form; names the first one that has not. */
  private <E, T> List<T> each(
      String name, Class<E> form, String words, BiFunction<E, String, T> reader) {
    List<T> elements = new ArrayList<>();
    for (Object element : list(name)) {
      String at = child(name) + "[" + elements.size() + "]";
      if (!form.isInstance(element)) {
        throw new JsonFormatException(at, "not " + words);
      }
      elements.add(reader.apply(form.cast(element), at));
    }
    return List.copyOf(elements);
  }

  public <T> List<T> objects(String name, Function<JsonObject, T> reader) {
    return objects(name).stream().map(reader).toList();
  }

  public List<String> strings(String name) {
    return values(name, Function.identity());
  }

  /** A list of integers from 0 to 2^31-1. */
  public List<Integer> counts(String name) {
    return each(name, Long.class, "a count", JsonObject::count);
  }

  private static int count(long value, String at) {
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new JsonFormatException(at, "not a count: " + value);
    }
    return (int) value;
  }

  /**
   * A member that is a text with a meaning, for example {@code json.value("noticeHash",
   * Sha256::fromHex)}.
   */
  public <T> T value(String name, Function<String, T> reader) {
    return JsonValues.read(string(name), reader, child(name));
  }

  /** The same for a member that may be null. */
  public <T> T valueOrNull(String name, Function<String, T> reader) {
    return isNull(name) ? null : value(name, reader);
  }

  public <T> List<T> values(String name, Function<String, T> reader) {
    return each(name, String.class, "a text", (text, at) -> JsonValues.read(text, reader, at));
  }

  public Sha256 hash(String name) {
    return value(name, Sha256::fromHex);
  }

  public Sha256 hashOrNull(String name) {
    return valueOrNull(name, Sha256::fromHex);
  }

  public Instant time(String name) {
    return value(name, JsonValues::time);
  }

  public UUID uuid(String name) {
    return value(name, JsonValues::uuid);
  }

  /** DER or other bytes in base64 with padding. */
  public byte[] bytes(String name) {
    return value(name, JsonValues::base64);
  }

  public byte[] bytesOrNull(String name) {
    return valueOrNull(name, JsonValues::base64);
  }

  /** Bytes in lower-case hexadecimal digits. */
  public byte[] hex(String name) {
    return value(name, JsonValues::hex);
  }

  public <E extends Enum<E>> E word(String name, Class<E> words) {
    return value(name, text -> JsonValues.word(text, words));
  }

  /**
   * @throws JsonFormatException if the object has another type
   */
  public JsonObject expectType(String type) {
    if (!type.equals(string("type"))) {
      throw wrong("type", "\"" + string("type") + "\" instead of \"" + type + "\"");
    }
    return this;
  }

  /**
   * Ends a strict reading: what was understood, written again, must be this very object. Finds
   * members that nobody knows.
   *
   * @param understood what was read, as it would be written
   * @throws JsonFormatException naming the first member that differs
   */
  public void expectSame(JsonObject understood) {
    Difference.first(members, understood.members)
        .ifPresent(
            difference -> {
              throw wrong(difference.name(), difference.problem());
            });
  }

  /** The canonical text in UTF-8 (RFC 8785). */
  public byte[] canonical() {
    return toString().getBytes(StandardCharsets.UTF_8);
  }

  /** SHA-256 of the canonical text. */
  public Sha256 hash() {
    return Sha256.of(canonical());
  }

  /** A refusal of one member, for readers with rules of their own. */
  public JsonFormatException wrong(String name, String problem) {
    return new JsonFormatException(child(name), problem);
  }

  /**
   * The member as it lies here: text, {@link Long}, {@link Boolean}, {@link JsonObject}, list,
   * null.
   */
  public Object raw(String name) {
    if (!members.containsKey(name)) {
      throw wrong(name, "missing");
    }
    return members.get(name);
  }

  SortedMap<String, Object> copyOfMembers() {
    return new TreeMap<>(members);
  }

  /** A builder that starts with all members of this object. */
  public JsonBuilder toBuilder() {
    return new JsonBuilder(this);
  }

  private <T> T as(String name, Class<T> form, String words) {
    Object value = raw(name);
    if (!form.isInstance(value)) {
      throw wrong(name, "not " + words);
    }
    return form.cast(value);
  }

  private String child(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonObject that && members.equals(that.members);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  /** The canonical text. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    CanonicalWriter.write(members, out);
    return out.toString();
  }
}
