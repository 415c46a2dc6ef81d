package org.opengeps.custody.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.custody.CommitteeKeyRegistered;
import org.opengeps.custody.model.CommitteeKeys;
import org.opengeps.custody.model.RegisteredKey;
import org.opengeps.custody.usecase.CommitteeMessages.Signed;
import org.opengeps.identity.Role;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.message.CommitteeKeyStatement;
import org.opengeps.protocol.threshold.Point;

/** An officer registers the public half of a committee key that he made on his own device. */
@ApplicationScoped
public class RegisterCommitteeKey {
  @Inject private CommitteeMessages messages;
  @Inject private CommitteeKeys keys;
  @Inject private Event<DomainEvent> events;
  @Inject private InTransaction transaction;

  /**
   * Repeating it is harmless. Call it outside transactions.
   *
   * @param cms SignedData over {@code opengeps/committee-key/1}
   * @return the key; refused with the codes of {@link
   *     org.opengeps.identity.usecase.ReadSignedMessage}, {@code role-missing}, {@code
   *     message-format}, {@code wrong-person}, {@code key-expired}, {@code key-of-another}
   */
  public Verdict<Point> register(byte[] cms) {
    Verdict<Signed<CommitteeKeyStatement>> read =
        messages.read(
            cms, CommitteeKeyStatement.TYPE, CommitteeKeyStatement::from, Role.COMMITTEE_MEMBER);
    return read instanceof Verdict.Refused<Signed<CommitteeKeyStatement>> refused
        ? Verdict.refuse(refused.refusal())
        : transaction.call(() -> take(read.orThrow()));
  }

  private Verdict<Point> take(Signed<CommitteeKeyStatement> signed) {
    CommitteeKeyStatement statement = signed.content();
    if (!statement.person().equals(signed.person())) {
      return Verdict.refuse(
          "wrong-person",
          "You are registered as person "
              + signed.person()
              + "; the message names "
              + statement.person()
              + ".");
    }
    if (!signed.at().isBefore(statement.notAfter())) {
      return Verdict.refuse(
          "key-expired", "The key ended at " + statement.notAfter() + ". Make a new one.");
    }
    Optional<RegisteredKey> before = keys.find(statement.key());
    if (before.isPresent()) {
      return before.get().person().equals(signed.person())
          ? Verdict.accept(statement.key())
          : Verdict.refuse(
              "key-of-another", "This key is registered for somebody else. Make one of your own.");
    }
    Sha256 document = messages.keep(signed);
    keys.add(
        new RegisteredKey(
            statement.key(), signed.person(), document, statement.notAfter(), signed.at()));
    events.fire(new CommitteeKeyRegistered(signed.person(), document, signed.at()));
    return Verdict.accept(statement.key());
  }
}
