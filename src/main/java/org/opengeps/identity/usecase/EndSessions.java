package org.opengeps.identity.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.opengeps.identity.PersonId;
import org.opengeps.identity.Role;
import org.opengeps.identity.Sessions;
import org.opengeps.identity.SignedMessage;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.SecurityLog;

/**
 * An operator ends the sessions of a person, wherever they are: {@code opengeps/session-end/1}
 * {type, person, reason}. It ends what runs; whoever still has a good certificate may log in again.
 */
@ApplicationScoped
public class EndSessions {
  static final String TYPE = "opengeps/session-end/1";

  @Inject private ReadSignedMessage readSignedMessage;
  @Inject private FindPerson people;
  @Inject private Sessions sessions;
  @Inject private SecurityLog security;
  @Inject private Clock clock;

  /**
   * @param cms SignedData in DER
   * @return how many sessions were ended; refused as by {@link ReadSignedMessage#read} or with
   *     {@code role-missing}, {@code malformed}, {@code person-unknown}
   */
  public Verdict<Integer> end(byte[] cms) {
    Instant now = clock.instant();
    Verdict<SignedMessage> read = readSignedMessage.read(cms, TYPE, now);
    if (read instanceof Verdict.Refused<SignedMessage> refused) {
      return Verdict.refuse(refused.refusal());
    }
    SignedMessage message = read.orThrow();
    Optional<Refusal> lacking = message.actor().lacking(Role.OPERATOR);
    if (lacking.isPresent()) {
      return Verdict.refuse(lacking.get());
    }
    try {
      PersonId person = new PersonId(message.json().string("person"));
      return end(message, person, message.json().string("reason"), now);
    } catch (IllegalArgumentException e) {
      return Verdict.refuse(
          "malformed",
          "사람 번호와 사유가 있어야 합니다.",
          "The signed order is not of the form {type, person, reason}: " + e.getMessage());
    }
  }

  private Verdict<Integer> end(SignedMessage message, PersonId person, String reason, Instant now) {
    if (people.find(person).isEmpty()) {
      return Verdict.refuse(
          "person-unknown", "등록되지 않은 사람입니다.", "Nobody is registered as " + person.value() + ".");
    }
    int ended = sessions.endOf(person, Sessions.End.OPERATOR, now);
    security.record(
        "sessions-ended",
        "person",
        person.value(),
        "by",
        message.actor().person().value(),
        "reason",
        reason,
        "count",
        Integer.toString(ended));
    return Verdict.accept(ended);
  }
}
