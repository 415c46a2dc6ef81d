package org.opengeps.protocol.message;

import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.file.FileNames;
import org.opengeps.protocol.json.JsonObject;

/**
 * The part of a bid that only evaluators see: the keys of its files, and whom to call.
 *
 * @param salt 32 random bytes
 */
public record ConfidentialPart(
    TenderRef tender,
    Sha256 noticeHash,
    Slot slot,
    UUID submission,
    List<SealedFile> files,
    Contact contact,
    Sha256 salt) {
  public static final String TYPE = "opengeps/confidential-part/1";

  public ConfidentialPart {
    files = List.copyOf(files);
  }

  /**
   * A file of the bid.
   *
   * @param size of the plain file in bytes
   * @param sha256 of the ciphertext
   * @param key the 32 bytes of its own key
   */
  public record SealedFile(String name, long size, Sha256 sha256, byte[] key) {
    JsonObject toJson() {
      return JsonObject.builder()
          .put("name", name)
          .put("size", size)
          .put("sha256", sha256)
          .putHex("key", key)
          .build();
    }

    static SealedFile from(JsonObject json) {
      var file =
          new SealedFile(
              json.string("name"), json.integer("size"), json.hash("sha256"), json.hex("key"));
      json.expectSame(file.toJson());
      return file;
    }
  }

  /** Who answers for the bid. */
  public record Contact(String name, String phone, String email) {
    JsonObject toJson() {
      return JsonObject.builder().put("name", name).put("phone", phone).put("email", email).build();
    }

    static Contact from(JsonObject json) {
      var contact = new Contact(json.string("name"), json.string("phone"), json.string("email"));
      json.expectSame(contact.toJson());
      return contact;
    }
  }

  /** The names of the files so that a person can tell them apart, in the order of the files. */
  public List<String> shownNames() {
    return FileNames.shown(files.stream().map(SealedFile::name).toList());
  }

  public JsonObject toJson() {
    return slot.addTo(JsonObject.ofType(TYPE))
        .put("tender", tender.toString())
        .put("noticeHash", noticeHash)
        .put("submission", submission)
        .put("files", files, SealedFile::toJson)
        .put("contact", contact.toJson())
        .put("salt", salt)
        .build();
  }

  public static ConfidentialPart from(JsonObject json) {
    var part =
        new ConfidentialPart(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            json.hash("noticeHash"),
            Slot.in(json),
            json.uuid("submission"),
            json.objects("files", SealedFile::from),
            Contact.from(json.object("contact")),
            json.hash("salt"));
    json.expectSame(part.toJson());
    return part;
  }
}
