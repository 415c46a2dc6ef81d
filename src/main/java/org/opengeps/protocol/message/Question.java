package org.opengeps.protocol.message;

import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * A question about a notice (docs/protocol.md section 9). Nobody signs it and it names nobody: a
 * signature would show who thinks of bidding. Its hash stands in the log, so that none can be
 * dropped unseen; whoever asked keeps the document and can show that it was this one.
 *
 * @param tender the order that was asked about
 * @param salt random, so that the hash tells nothing of a text that can be guessed
 */
public record Question(TenderRef tender, String text, Sha256 salt) {
  public static final String TYPE = "opengeps/question/1";

  /** The name under which an {@link Answer} names it. */
  public Sha256 hash() {
    return toJson().hash();
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("tender", tender.toString())
        .put("text", text)
        .put("salt", salt)
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static Question from(JsonObject json) {
    var question =
        new Question(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            json.string("text"),
            json.hash("salt"));
    json.expectSame(question.toJson());
    return question;
  }
}
