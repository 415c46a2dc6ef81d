package org.opengeps.protocol.message;

import java.util.Map;
import java.util.TreeMap;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;

/**
 * One step of a computation, so that anybody can follow it.
 *
 * @param code what was computed: {@code minimum-bid}
 * @param inputs by name, as text
 * @param value what came of it
 * @param article where the law says so
 */
public record Step(String code, Map<String, String> inputs, String value, LocalText article) {
  public Step {
    inputs = Map.copyOf(inputs);
  }

  public JsonObject toJson() {
    JsonBuilder values = JsonObject.builder();
    new TreeMap<>(inputs).forEach(values::put);
    return JsonObject.builder()
        .put("code", code)
        .put("inputs", values.build())
        .put("value", value)
        .put("article", article.toJson())
        .build();
  }

  static Step from(JsonObject json) {
    JsonObject values = json.object("inputs");
    Map<String, String> inputs = new TreeMap<>();
    values.names().forEach(name -> inputs.put(name, values.string(name)));
    var step =
        new Step(
            json.string("code"),
            inputs,
            json.string("value"),
            LocalText.from(json.object("article")));
    json.expectSame(step.toJson());
    return step;
  }
}
