package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.DocumentManifest;
import org.opengeps.notice.DocumentsAnnounced;
import org.opengeps.notice.rules.DocumentsAreOfAllowedKinds;
import org.opengeps.platform.Documents;
import org.opengeps.platform.upload.UploadBook;
import org.opengeps.platform.upload.UploadDoor;
import org.opengeps.platform.upload.Uploads;
import org.opengeps.protocol.upload.UploadProgress;

/** Permits an officer to send the documents that a signed manifest names. */
@ApplicationScoped
public class StartDocumentUpload {
  private static final SignedDoor.Form<DocumentManifest> FORM =
      new SignedDoor.Form<>(
          DocumentManifest.TYPE, DocumentManifest::from, Role.CONTRACTING_OFFICER);

  @Inject private SignedDoor door;
  @Inject private Uploads uploads;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Sending the same manifest again is harmless and tells how far the upload is.
   *
   * @param cms {@code opengeps/document-upload/1} signed by a contracting officer
   * @return refused as {@link SignedDoor} does, with the code of {@link
   *     DocumentsAreOfAllowedKinds}, {@code upload-too-large} or {@code upload-reused}
   */
  public Verdict<UploadProgress> start(byte[] cms) {
    return door.enter(
        cms,
        FORM,
        signed ->
            Verdict.accept(signed)
                .unless(
                    act ->
                        DocumentsAreOfAllowedKinds.judge(act.content().files())
                            .map(finding -> DraftFacts.refusal(List.of(finding))))
                .then(this::open));
  }

  private Verdict<UploadProgress> open(Signed<DocumentManifest> signed) {
    DocumentManifest manifest = signed.content();
    byte[] der = signed.der();
    String owner = signed.actor().organisation().value() + " " + manifest.draft();
    Verdict<UploadProgress> opened =
        uploads.open(
            new UploadBook.Opening(
                UploadDoor.NOTICE,
                manifest.upload(),
                manifest.items(),
                Sha256.of(der),
                Sha256.ofText(owner),
                signed.at()),
            DocumentManifest.LIMITS);
    if (opened instanceof Verdict.Accepted) {
      events.fire(new DocumentsAnnounced(manifest.draft(), documents.put(der), signed.at()));
    }
    return opened;
  }
}
