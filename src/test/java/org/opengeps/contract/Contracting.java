package org.opengeps.contract;

import java.time.LocalDate;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;

/** An officer who contracts over HTTP, as a program of the agency does. */
public final class Contracting {
  private Contracting() {}

  public static String door(String number) {
    return "/api/v1/tenders/" + number + "/contract";
  }

  /** The contract of the draft with terms that the rule set allows. */
  public static JsonObject contract(String number, TestPerson officer) {
    Http.Answer answer = Http.get(door(number) + "/draft", "Cookie", officer.logIn());
    JsonObject draft = answer.json();
    return draft.object("contract").toBuilder().put("terms", terms(draft)).build();
  }

  private static JsonObject terms(JsonObject draft) {
    JsonObject choices = draft.object("choices");
    LocalDate today = LocalDate.parse(draft.string("today"));
    return JsonObject.builder()
        .putNull("from")
        .put("until", today.plusDays(90).toString())
        .put("place", JsonObject.builder().put("ko", "가온시 하수처리장").put("en", "").build())
        .put("payment", "on-completion")
        .put("bond", choices.object("bond"))
        .put("warranty", choices.objects("warranties").get(0))
        .put("delay", choices.objects("delays").get(0))
        .put("clauses", choices.object("clauses"))
        .build();
  }

  public static Http.Answer send(String number, TestPerson officer, JsonObject contract) {
    return Http.post(door(number), Http.CMS, officer.sign(contract));
  }

  /**
   * @param step {@code consent}, {@code refusal} or {@code confirmation}
   */
  public static Http.Answer step(
      String number, TestPerson party, String step, JsonObject contract) {
    JsonObject message =
        JsonObject.ofType("opengeps/contract-" + step + "/1")
            .put("tender", contract.string("tender"))
            .put("lot", contract.string("lot"))
            .put("contract", contract.hash())
            .build();
    return Http.post(door(number) + "/" + step, Http.CMS, party.sign(message));
  }
}
