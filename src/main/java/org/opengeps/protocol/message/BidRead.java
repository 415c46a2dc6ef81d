package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.hashing.TaggedHash;
import org.opengeps.protocol.json.JsonObject;

/**
 * Somebody who judges was given something confidential of an opened bid: the fact of a hidden leaf,
 * which is in the log before the first byte goes out (docs/protocol.md section 8).
 *
 * @param file SHA-256 of the sealed file; empty for the list of files with whom to call
 * @param agency code of the agency for which the reader judges
 * @param roles in which the reader may judge
 * @param reader {@link #commit} of who it was
 * @param until the same reader is given the same again until then, under this fact
 */
public record BidRead(
    TenderRef tender,
    Slot slot,
    UUID submission,
    Optional<Sha256> file,
    String agency,
    List<Role> roles,
    Sha256 reader,
    Purpose purpose,
    Instant at,
    Instant until) {
  public static final String TYPE = "opengeps/bid-read/1";

  public BidRead {
    roles = List.copyOf(roles);
  }

  /** As what somebody may judge. */
  public enum Role {
    EVALUATOR,
    CONTRACTING_OFFICER,
    APPROVING_OFFICER;

    /** In lower case with hyphens. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Role of(String word) {
      return List.of(values()).stream()
          .filter(role -> role.word().equals(word))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no role that judges: " + word));
    }
  }

  /** What the bid was being read for, as it follows from how far its lot was. */
  public enum Purpose {
    /** Who passes with a technical bid is to be decided. */
    TECHNICAL_EVALUATION,
    /** Opened and to be examined. */
    EXAMINATION,
    /** The lot has a decision, or has ended otherwise. */
    AFTER_DECISION;

    /** In lower case with hyphens. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Commits to a person without naming it: bidders learn at once that somebody has read, and who it
   * was when the round has ended and nobody can be talked to any more.
   *
   * @param salt 32 random bytes
   * @param person in the register
   * @param name as certified
   */
  public static Sha256 commit(Sha256 salt, String person, String name) {
    return TaggedHash.tag("opengeps/bid-reader/1").add(salt).add(person).add(name).hash();
  }

  public JsonObject toJson() {
    return slot.addTo(JsonObject.ofType(TYPE))
        .put("tender", tender.toString())
        .put("submission", submission)
        .put("file", file.orElse(null))
        .put("agency", agency)
        .put("roles", roles, Role::word)
        .put("reader", reader)
        .put("purpose", purpose)
        .put("at", at)
        .put("until", until)
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static BidRead from(JsonObject json) {
    var read =
        new BidRead(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            Slot.in(json),
            json.uuid("submission"),
            Optional.ofNullable(json.hashOrNull("file")),
            json.string("agency"),
            json.values("roles", Role::of),
            json.hash("reader"),
            json.word("purpose", Purpose.class),
            json.time("at"),
            json.time("until"));
    json.expectSame(read.toJson());
    return read;
  }
}
