package org.opengeps.portal.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;

/** Words that a page carries for its scripts, as JSON for data attributes. */
public final class ScriptWords {
  private static final String FIELDS = "field.";
  private static final String VOIDS = "void.";
  private static final String STAGES = "opening.stage.";
  private static final List<String> WORDS =
      List.of(
          "kind.",
          "business.",
          "business-kind.",
          "procurement.",
          "award-method.",
          "body.",
          "award-result.",
          "sealed-bids.",
          "score.",
          "act.",
          "role.",
          "organisation-kind.",
          "cancellation-reason.",
          "size.",
          "size-limit.",
          "question-refused.",
          "one-quote.",
          "vat.",
          "contract-payment.",
          "contract-exempt.",
          "contract-delay.",
          "delivery-kind.",
          "inspection-result.");

  private final Texts texts;

  public ScriptWords(Texts texts) {
    this.texts = texts;
  }

  /** The names alone, as JSON {industries: {code: name}, regions: ...}. */
  public String codeNames() {
    return json(new CodeWords(texts.language()).toJson());
  }

  /** Names of agencies by their code, as JSON {agencies: {code: name}}, for what is signed. */
  public String agencyNames(Map<String, LocalText> names) {
    JsonBuilder json = JsonObject.builder();
    names.forEach((code, name) -> json.put(code, texts.language().of(name)));
    return json(JsonObject.builder().put("agencies", json.build()));
  }

  /** The words that stand for values of signed messages, as JSON {prefix.value: word}. */
  public String messageWords() {
    JsonBuilder json = JsonObject.builder();
    for (String prefix : WORDS) {
      texts.startingWith(prefix).forEach((key, text) -> json.put(prefix + key, text));
    }
    return json(json);
  }

  private static String json(JsonBuilder json) {
    return new String(json.build().canonical(), StandardCharsets.UTF_8);
  }

  /**
   * The texts of one page's scripts alone, as JSON {key: text}: what every page would have to carry
   * stays where it is used.
   *
   * @param prefix of their keys, with its full stop
   */
  public String textsOf(String prefix) {
    JsonBuilder json = JsonObject.builder();
    texts.startingWith(prefix).forEach((key, text) -> json.put(prefix + key, text));
    return json(json);
  }

  /** The texts that scripts use, as JSON for a data attribute. */
  public String texts() {
    JsonBuilder json = JsonObject.builder();
    texts.startingWith("js.").forEach(json::put);
    for (String prefix : List.of(STAGES, FIELDS, VOIDS)) {
      texts.startingWith(prefix).forEach((key, text) -> json.put(prefix + key, text));
    }
    return json(json);
  }
}
