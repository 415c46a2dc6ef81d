package org.opengeps.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;

/**
 * The codes that the register knows, with their names: a notice may require no other, and nobody
 * registers for another. Industries are numbered as in GePS (업종코드), regions as in the
 * administrative code: two digits of a province (시·도), five of a city or county in it (시·군).
 */
public final class CodeList {
  public static final CodeList INDUSTRIES = read("industries");
  public static final CodeList REGIONS = read("regions");

  private final Map<String, LocalText> names;

  private CodeList(Map<String, LocalText> names) {
    this.names = Collections.unmodifiableMap(names);
  }

  private static CodeList read(String name) {
    Map<String, LocalText> names = new LinkedHashMap<>();
    try (InputStream file = CodeList.class.getResourceAsStream(name + ".json")) {
      JsonObject.parse(file.readAllBytes())
          .objects("codes", one -> one)
          .forEach(
              one ->
                  names.put(one.string("code"), new LocalText(one.string("ko"), one.string("en"))));
    } catch (IOException e) {
      throw new UncheckedIOException("the list of " + name + " cannot be read", e);
    }
    return new CodeList(names);
  }

  /** Name by code, in the order of the codes. */
  public Map<String, LocalText> names() {
    return names;
  }

  public Optional<LocalText> find(String code) {
    return Optional.ofNullable(names.get(code));
  }

  /** Those of the codes that are not on the list. */
  public List<String> unknown(List<String> codes) {
    return codes.stream().filter(code -> !names.containsKey(code)).toList();
  }
}
