package org.opengeps.law;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/** The rule sets that the program carries, composed from {@code src/main/resources/rules}. */
public final class CarriedRules {
  private CarriedRules() {}

  /**
   * All versions of all rule sets, in the order of the index.
   *
   * @throws JsonFormatException naming what is wrong in which file
   * @throws IllegalStateException if the index names a file that is not there
   */
  public static List<JsonObject> documents() {
    return RuleIndex.compose(file("index.json"), CarriedRules::file);
  }

  private static JsonObject file(String path) {
    try {
      return JsonObject.parse(resource(path));
    } catch (JsonFormatException e) {
      throw new JsonFormatException(path, e.getMessage());
    }
  }

  private static byte[] resource(String path) {
    try (InputStream in = CarriedRules.class.getResourceAsStream("/rules/" + path)) {
      if (in == null) {
        throw new IllegalStateException("rule data missing: rules/" + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
