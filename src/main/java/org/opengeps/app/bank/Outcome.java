package org.opengeps.app.bank;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.protocol.bank.BankReason;
import org.opengeps.protocol.bank.TransferStatus.State;
import org.opengeps.protocol.json.JsonObject;

/**
 * How far the bank is with a payment.
 *
 * @param reason of a rejection
 * @param returned why the money came back at once; the state is {@link State#BOOKED} then
 * @param at since when
 */
record Outcome(
    State state, Optional<BankReason> reason, Optional<BankReason> returned, Instant at) {
  static Outcome of(State state, Instant at) {
    return new Outcome(state, Optional.empty(), Optional.empty(), at);
  }

  static Outcome rejected(String code, String text, Instant at) {
    return new Outcome(
        State.REJECTED, Optional.of(new BankReason(code, text)), Optional.empty(), at);
  }

  /** Whether the money has left and stayed away. */
  boolean isMoved() {
    return state == State.BOOKED && returned.isEmpty();
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("state", state)
        .put("reason", reason.map(Outcome::json).orElse(null))
        .put("returned", returned.map(Outcome::json).orElse(null))
        .put("at", at)
        .build();
  }

  static Outcome from(JsonObject json) {
    return new Outcome(
        json.word("state", State.class),
        Optional.ofNullable(json.objectOrNull("reason")).map(Outcome::reason),
        Optional.ofNullable(json.objectOrNull("returned")).map(Outcome::reason),
        json.time("at"));
  }

  private static JsonObject json(BankReason reason) {
    return JsonObject.builder().put("code", reason.code()).put("text", reason.text()).build();
  }

  private static BankReason reason(JsonObject json) {
    return new BankReason(json.string("code"), json.string("text"));
  }
}
