package org.opengeps.portal.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.registry.CodeList;

/** Names of the codes of the register in the visitor's language. */
record CodeWords(Language language) {
  /** With their codes: 0002 as {@code 건축공사업 (0002)}. */
  Map<String, String> named(CodeList list) {
    Map<String, String> named = new LinkedHashMap<>();
    list.names().forEach((code, name) -> named.put(code, language.of(name) + " (" + code + ")"));
    return named;
  }

  /** The same of some, one after the other. */
  String named(CodeList list, List<String> codes) {
    Map<String, String> named = named(list);
    return codes.stream()
        .map(code -> named.getOrDefault(code, code))
        .collect(Collectors.joining(", "));
  }

  /** The names alone, {industries: {code: name}, regions: ...}. */
  JsonBuilder toJson() {
    return JsonObject.builder()
        .put("industries", names(CodeList.INDUSTRIES))
        .put("regions", names(CodeList.REGIONS));
  }

  private JsonObject names(CodeList list) {
    JsonBuilder json = JsonObject.builder();
    list.names().forEach((code, name) -> json.put(code, language.of(name)));
    return json.build();
  }
}
