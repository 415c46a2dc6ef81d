package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;

/**
 * What a bundle holds (docs/protocol.md section 12). Signed by the platform.
 *
 * @param tender number of the notice, without the order
 * @param files every other file of the bundle, by name
 */
public record BundleManifest(String tender, Instant createdAt, List<File> files) {
  public static final String TYPE = "opengeps/manifest/1";

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
        .put("createdAt", createdAt)
        .put("files", files, File::toJson)
        .build();
  }

  public static BundleManifest from(JsonObject json) {
    var manifest =
        new BundleManifest(
            json.expectType(TYPE).string("tender"),
            json.time("createdAt"),
            json.objects("files", File::from));
    json.expectSame(manifest.toJson());
    return manifest;
  }
}
