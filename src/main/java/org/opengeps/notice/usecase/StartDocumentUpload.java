package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.identity.Role;
import org.opengeps.identity.SignedMessage;
import org.opengeps.identity.usecase.ReadSignedMessage;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.DocumentManifest;
import org.opengeps.notice.DocumentsAnnounced;
import org.opengeps.notice.Finding;
import org.opengeps.notice.rules.DocumentsAreOfAllowedKinds;
import org.opengeps.platform.Documents;
import org.opengeps.platform.upload.UploadBook;
import org.opengeps.platform.upload.UploadDoor;
import org.opengeps.platform.upload.Uploads;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.upload.UploadProgress;

/** Permits an officer to send the documents that a signed manifest names. */
@ApplicationScoped
public class StartDocumentUpload {
  @Inject private ReadSignedMessage read;
  @Inject private Uploads uploads;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;
  @Inject private Clock clock;
  @Inject private StartDocumentUpload self;

  /**
   * Sending the same manifest again is harmless and tells how far the upload is.
   *
   * @param cms {@code opengeps/document-upload/1} signed by a contracting officer
   * @return refused as {@link ReadSignedMessage} does, with {@code role-missing}, {@code
   *     json-format}, the code of {@link DocumentsAreOfAllowedKinds}, {@code upload-too-large} or
   *     {@code upload-reused}
   */
  public Verdict<UploadProgress> start(byte[] cms) {
    Instant at = clock.instant();
    Verdict<SignedMessage> message = read.read(cms, DocumentManifest.TYPE, at);
    return message instanceof Verdict.Refused<SignedMessage> refused
        ? Verdict.refuse(refused.refusal())
        : self.start(message.orThrow(), at);
  }

  /** The same for a message that was read already. */
  @Transactional
  public Verdict<UploadProgress> start(SignedMessage message, Instant at) {
    Optional<Refusal> lacking = message.actor().lacking(Role.CONTRACTING_OFFICER);
    if (lacking.isPresent()) {
      return Verdict.refuse(lacking.get());
    }
    DocumentManifest manifest;
    try {
      manifest = DocumentManifest.from(message.json());
    } catch (JsonFormatException e) {
      return Verdict.refuse(
          "json-format",
          "서류 목록의 형식이 올바르지 않습니다: " + e.getMessage(),
          "The manifest does not have its form: " + e.getMessage());
    }
    Optional<Finding> finding = DocumentsAreOfAllowedKinds.judge(manifest.files());
    if (finding.isPresent()) {
      return Verdict.refuse(DraftFacts.refusal(List.of(finding.get())));
    }
    return open(manifest, message, at);
  }

  private Verdict<UploadProgress> open(
      DocumentManifest manifest, SignedMessage message, Instant at) {
    byte[] signed = message.document().der();
    String owner = message.actor().organisation().value() + " " + manifest.draft();
    Verdict<UploadProgress> opened =
        uploads.open(
            new UploadBook.Opening(
                UploadDoor.NOTICE,
                manifest.upload(),
                manifest.items(),
                Sha256.of(signed),
                Sha256.ofText(owner),
                at),
            DocumentManifest.LIMITS);
    if (opened instanceof Verdict.Accepted) {
      events.fire(new DocumentsAnnounced(manifest.draft(), documents.put(signed), at));
    }
    return opened;
  }
}
