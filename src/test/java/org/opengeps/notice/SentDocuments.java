package org.opengeps.notice;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.opengeps.client.http.Engine;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.NoticeTerms.Attachment;
import org.opengeps.protocol.upload.ContentRange;
import org.opengeps.protocol.upload.UploadId;
import org.opengeps.testing.TestPerson;
import org.opengeps.testing.TestServer;

/** An officer's client that sends documents of a draft over HTTP. */
public final class SentDocuments {
  private static final String DOOR = "/api/v1/notices/uploads";
  private final Engine engine = new Engine(TestServer.baseUrl());
  private final TestPerson officer;
  private final DraftId draft;

  public SentDocuments(TestPerson officer, JsonObject draft) {
    this.officer = officer;
    this.draft = DraftId.parse(draft.string("draft"));
  }

  /** Announces and sends a document in one part. */
  public Attachment send(String name, byte[] content) {
    Attachment document = new Attachment(name, content.length, Sha256.of(content));
    String file = announce(document).orThrow();
    put(file, content, 0, content.length).orThrow();
    return document;
  }

  /** The draft with these documents. */
  public static JsonObject naming(JsonObject draft, Attachment... documents) {
    List<JsonObject> named = Arrays.stream(documents).map(Attachment::toJson).toList();
    return draft.toBuilder().replace("documents", named).build();
  }

  /** The address to which the parts of an announced document go. */
  public Verdict<String> announce(Attachment document) {
    var manifest = new DocumentManifest(draft, new UploadId(UUID.randomUUID()), List.of(document));
    Verdict<JsonObject> answer = engine.post(DOOR, officer.sign(manifest.toJson()));
    return answer instanceof Verdict.Refused<JsonObject> refused
        ? Verdict.refuse(refused.refusal())
        : Verdict.accept(DOOR + "/" + manifest.upload() + "/" + document.sha256().hex());
  }

  /**
   * One part.
   *
   * @param until position after its last byte
   */
  public Verdict<byte[]> put(String file, byte[] content, int from, int until) {
    String range = new ContentRange(from, until - 1, content.length).toString();
    return engine.put(file, range, Arrays.copyOfRange(content, from, until));
  }

  /** How much of a file the server has. */
  public long offset(String file) {
    return engine.offset(file).orThrow();
  }
}
