package org.opengeps.notice;

import java.util.List;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.NoticeTerms.Attachment;
import org.opengeps.protocol.upload.FileLimits;
import org.opengeps.protocol.upload.UploadId;
import org.opengeps.protocol.upload.UploadItem;

/**
 * What an officer signs before sending documents of a draft: {@code opengeps/document-upload/1}.
 *
 * @param draft the draft that will name them; it need not be filed yet
 * @param upload name of the upload, made by the client
 */
public record DocumentManifest(DraftId draft, UploadId upload, List<Attachment> files) {
  public static final String TYPE = "opengeps/document-upload/1";

  /**
   * What an officer is told before it sends anything. A document is read into memory and stored in
   * one piece, and all of them lie in the bundle of the tender.
   */
  public static final FileLimits LIMITS = new FileLimits(10, 20L << 20, 50L << 20, 4 << 20);

  public DocumentManifest {
    files = List.copyOf(files);
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the member that is missing,
   *     unknown or of another form
   */
  public static DocumentManifest from(JsonObject json) {
    json.expectType(TYPE);
    var manifest =
        new DocumentManifest(
            json.value("draft", DraftId::parse),
            json.value("upload", UploadId::parse),
            json.objects("files", Attachment::from));
    json.expectSame(manifest.toJson());
    return new DocumentManifest(
        manifest.draft,
        manifest.upload,
        manifest.files.stream().map(Attachment::composed).toList());
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("draft", draft.toString())
        .put("upload", upload.toString())
        .put("files", files, Attachment::toJson)
        .build();
  }

  /** The files as the upload knows them. */
  public List<UploadItem> items() {
    return files.stream().map(file -> new UploadItem(file.sha256(), file.size())).toList();
  }
}
