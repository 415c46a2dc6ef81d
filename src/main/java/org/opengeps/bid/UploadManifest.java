package org.opengeps.bid;

import java.util.List;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.upload.UploadId;
import org.opengeps.protocol.upload.UploadItem;

/**
 * What a bidder signs before it may send encrypted files: their hashes and exact sizes.
 *
 * @param tender the notice
 * @param upload name of the upload, made by the client
 */
public record UploadManifest(TenderRef tender, UploadId upload, List<UploadItem> files) {
  public static final String TYPE = "opengeps/upload/1";

  public UploadManifest {
    files = List.copyOf(files);
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException if it is not a canonical manifest
   */
  public static UploadManifest read(byte[] content) {
    JsonObject json = JsonObject.parseCanonical(content).expectType(TYPE);
    UploadManifest manifest =
        new UploadManifest(
            json.value("tender", TenderRef::parse),
            new UploadId(json.uuid("upload")),
            json.objects(
                "files", file -> new UploadItem(file.hash("sha256"), file.integer("size"))));
    json.expectSame(manifest.json());
    return manifest;
  }

  /** The document that is signed. */
  public JsonObject json() {
    return JsonObject.ofType(TYPE)
        .put("tender", tender.toString())
        .put("upload", upload.value())
        .put(
            "files",
            files,
            item ->
                JsonObject.builder().put("sha256", item.sha256()).put("size", item.size()).build())
        .build();
  }
}
