package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.TenderStage;

/**
 * What a bundle holds (docs/protocol.md section 12). Signed by the platform, which thereby gives
 * its word that the log said no more about the tender: whoever holds the log can prove a lie.
 *
 * @param tender number of the notice, without the order
 * @param lot whose sealing, opening and award it holds
 * @param stage how far the log says the lot has come
 * @param log what the log says about the tender
 * @param files every other file of the bundle, by name
 */
public record BundleManifest(
    String tender, String lot, Instant createdAt, TenderStage stage, Log log, List<File> files) {
  public static final String TYPE = "opengeps/manifest/3";

  /**
   * The excerpt of the log.
   *
   * @param size of the bundle's checkpoint; in JSON a text
   * @param entries how many entries below it are about the tender or its ceremony, batches apart
   */
  public record Log(long size, int entries) {
    JsonObject toJson() {
      return JsonObject.builder().put("size", Long.toString(size)).put("entries", entries).build();
    }

    static Log from(JsonObject json) {
      var log = new Log(json.value("size", Long::parseLong), json.count("entries"));
      json.expectSame(log.toJson());
      return log;
    }
  }

  public BundleManifest {
    files = List.copyOf(files);
  }

  /** A file of the bundle. */
  public record File(String name, long size, Sha256 sha256) {
    JsonObject toJson() {
      return JsonObject.builder().put("name", name).put("size", size).put("sha256", sha256).build();
    }

    static File from(JsonObject json) {
      var file = new File(json.string("name"), json.integer("size"), json.hash("sha256"));
      json.expectSame(file.toJson());
      return file;
    }
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("tender", tender)
        .put("lot", lot)
        .put("createdAt", createdAt)
        .put("stage", stage)
        .put("log", log.toJson())
        .put("files", files, File::toJson)
        .build();
  }

  public static BundleManifest from(JsonObject json) {
    var manifest =
        new BundleManifest(
            json.expectType(TYPE).string("tender"),
            json.string("lot"),
            json.time("createdAt"),
            json.word("stage", TenderStage.class),
            Log.from(json.object("log")),
            json.objects("files", File::from));
    json.expectSame(manifest.toJson());
    return manifest;
  }
}
