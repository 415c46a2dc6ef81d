package org.opengeps.protocol.vectors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.opengeps.protocol.json.JsonObject;

/**
 * All vector files, and a main method that writes them: run it in the project's folder after a
 * change that is meant.
 */
public final class WriteVectors {
  static final Path FOLDER = Path.of("src/test/resources/vectors");

  private WriteVectors() {}

  static Map<String, Supplier<JsonObject>> all() {
    Map<String, Supplier<JsonObject>> files = new TreeMap<>();
    files.put("cancellation", CancellationVectors::requests);
    files.put("files", FileVectors::files);
    files.put("json", BasicVectors::json);
    files.put("hash", BasicVectors::hash);
    files.put("hash-to-curve", BasicVectors::hashToCurve);
    files.put("proof", BasicVectors::proof);
    files.put("draw", BasicVectors::draw);
    files.put("signed", CmsVectors::signed);
    files.put("envelope", CmsVectors::envelope);
    files.put("submission", CmsVectors::submission);
    files.put("ceremony", OpeningVectors::ceremony);
    files.put("opening", OpeningVectors::opening);
    return files;
  }

  public static void main(String[] arguments) throws IOException {
    Files.createDirectories(FOLDER);
    for (Map.Entry<String, Supplier<JsonObject>> file : all().entrySet()) {
      Files.writeString(FOLDER.resolve(file.getKey() + ".json"), indented(file.getValue().get()));
    }
  }

  /** The canonical text with line breaks, so that a difference can be read. */
  static String indented(JsonObject json) {
    StringBuilder out = new StringBuilder();
    int depth = 0;
    boolean inText = false;
    String text = json.toString();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && !isEscaped(text, i)) {
        inText = !inText;
      }
      if (!inText && (c == '}' || c == ']')) {
        depth--;
        if (text.charAt(i - 1) != '{' && text.charAt(i - 1) != '[') {
          out.append('\n').append("  ".repeat(depth));
        }
      }
      out.append(c);
      if (!inText && c == ':') {
        out.append(' ');
      }
      if (!inText && (c == '{' || c == '[')) {
        depth++;
      }
      boolean opened =
          (c == '{' || c == '[') && text.charAt(i + 1) != '}' && text.charAt(i + 1) != ']';
      if (!inText && (opened || c == ',')) {
        out.append('\n').append("  ".repeat(depth));
      }
    }
    return out.append('\n').toString();
  }

  private static boolean isEscaped(String text, int at) {
    int backslashes = 0;
    while (at - 1 - backslashes >= 0 && text.charAt(at - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }
}
