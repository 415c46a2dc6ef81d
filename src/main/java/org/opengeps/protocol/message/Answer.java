package org.opengeps.protocol.message;

import java.util.HashSet;
import java.util.List;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;

/**
 * An officer's answer to one question or to several at once, for everybody (docs/protocol.md
 * section 9). It changes no notice: where {@code correction} says that the notice will change, an
 * order of its own follows.
 *
 * @param tender the order that it is about
 * @param questions hashes of the {@link Question}s, each once
 * @param question what is published as asked, shortened where it would tell who asks; null if it is
 *     not answered
 * @param answer null if it is not answered
 * @param refused why it is not answered; null if it is
 * @param correction whether a correction of the notice follows from it
 */
public record Answer(
    TenderRef tender,
    List<Sha256> questions,
    LocalText question,
    LocalText answer,
    Refused refused,
    boolean correction) {
  public static final String TYPE = "opengeps/answer/1";

  /** Most questions that are answered at once. */
  public static final int MOST = 20;

  /** Why a question is not answered: nothing of it is published then. */
  public enum Refused {
    /** It is about something else. */
    NOT_ABOUT_THE_TENDER,
    /** It cannot be told without telling who asks. */
    REVEALS_A_BIDDER,
    /** The notice, its documents or an earlier answer say it. */
    SAID_ALREADY,
    /** It asks for what nobody may know before the opening. */
    SECRET_UNTIL_OPENING
  }

  public Answer {
    questions = List.copyOf(questions);
  }

  /** Whether it is answered, and not refused. */
  public boolean isGiven() {
    return refused == null;
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("tender", tender.toString())
        .put("questions", questions.stream().map(Sha256::hex).toList())
        .put("question", json(question))
        .put("answer", json(answer))
        .put("refused", refused)
        .put("correction", correction)
        .build();
  }

  private static JsonObject json(LocalText text) {
    return text == null ? null : text.toJson();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  public static Answer from(JsonObject json) {
    var answer =
        new Answer(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            json.values("questions", Sha256::fromHex),
            text(json, "question"),
            text(json, "answer"),
            json.isNull("refused") ? null : json.word("refused", Refused.class),
            json.bool("correction"));
    answer.insistOnForm(json);
    json.expectSame(answer.toJson());
    return answer;
  }

  private static LocalText text(JsonObject json, String member) {
    return json.isNull(member) ? null : LocalText.from(json.object(member));
  }

  private void insistOnForm(JsonObject json) {
    if (questions.isEmpty() || questions.size() > MOST) {
      throw json.wrong("questions", "names 1 to " + MOST + " questions");
    }
    if (new HashSet<>(questions).size() < questions.size()) {
      throw json.wrong("questions", "names each question once");
    }
    if ((question == null) != (refused != null)) {
      throw json.wrong("question", "is null where the question is refused, and only there");
    }
    if ((answer == null) != (refused != null)) {
      throw json.wrong("answer", "is null where the question is refused, and only there");
    }
    if (refused != null && correction) {
      throw json.wrong("correction", "follows from an answer only");
    }
  }
}
