package org.opengeps.protocol.message;

import org.opengeps.kernel.PlainText;
import org.opengeps.protocol.json.JsonObject;

/** A text in Korean and English. */
public record LocalText(String ko, String en) {
  public JsonObject toJson() {
    return JsonObject.builder().put("ko", ko).put("en", en).build();
  }

  /**
   * The text in a language.
   *
   * @param language {@code ko} or {@code en}
   */
  public String in(String language) {
    return language.equals("ko") ? ko : en;
  }

  /** Both as they are kept, whatever keyboard they come from. */
  public LocalText composed() {
    return new LocalText(PlainText.compose(ko), PlainText.compose(en));
  }

  public static LocalText from(JsonObject json) {
    var text = new LocalText(json.string("ko"), json.string("en"));
    json.expectSame(text.toJson());
    return text;
  }
}
