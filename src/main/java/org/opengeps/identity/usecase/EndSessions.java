package org.opengeps.identity.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.identity.Sessions;
import org.opengeps.identity.Signed;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.SecurityLog;
import org.opengeps.protocol.json.JsonObject;

/**
 * An operator ends the sessions of a person, wherever they are: {@code opengeps/session-end/1}
 * {type, person, reason}. It ends what runs; whoever still has a good certificate may log in again.
 */
@ApplicationScoped
public class EndSessions {
  static final String TYPE = "opengeps/session-end/1";

  private record Order(PersonId person, String reason) {
    static Order from(JsonObject json) {
      return new Order(json.value("person", PersonId::new), json.string("reason"));
    }
  }

  private static final SignedDoor.Form<Order> FORM =
      new SignedDoor.Form<>(TYPE, Order::from, Role.OPERATOR);

  @Inject private SignedDoor door;
  @Inject private FindPerson people;
  @Inject private Sessions sessions;
  @Inject private SecurityLog security;

  /**
   * @param cms SignedData in DER
   * @return how many sessions were ended; refused as by {@link SignedDoor} or with {@code
   *     person-unknown}
   */
  public Verdict<Integer> end(byte[] cms) {
    return door.enter(
        cms,
        FORM,
        signed ->
            Verdict.found(
                    people.find(signed.content().person()),
                    () -> unknown(signed.content().person()))
                .map(person -> end(signed)));
  }

  private static Refusal unknown(PersonId person) {
    return Refusal.of("person-unknown").with("person", person.value());
  }

  private int end(Signed<Order> signed) {
    Order order = signed.content();
    int ended = sessions.endOf(order.person(), Sessions.End.OPERATOR, signed.at());
    security.record(
        "sessions-ended",
        "person",
        order.person().value(),
        "by",
        signed.actor().person().value(),
        "reason",
        order.reason(),
        "count",
        Integer.toString(ended));
    return ended;
  }
}
