package org.opengeps.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.opengeps.protocol.json.JsonObject;

/**
 * Small inputs that broke the program once, each an example of a kind: {@code cases/*.json}, lists
 * of objects. Some are shared with the tests of the page.
 */
public final class Cases {
  private Cases() {}

  /** The objects of {@code cases/<name>.json}. */
  public static List<JsonObject> of(String name) {
    try (InputStream in = Cases.class.getResourceAsStream("/cases/" + name + ".json")) {
      String list = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return JsonObject.parse(("{\"all\":" + list + "}").getBytes(StandardCharsets.UTF_8))
          .objects("all");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
