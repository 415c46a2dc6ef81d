package org.opengeps.custody.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.opengeps.custody.CommitteeKeyRegistered;
import org.opengeps.custody.RegisteredCommitteeKey;
import org.opengeps.custody.model.CommitteeKeys;
import org.opengeps.custody.model.RegisteredKey;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.message.CommitteeKeyStatement;

/** An officer registers the public half of a committee key that he made on his own device. */
@ApplicationScoped
public class RegisterCommitteeKey {
  private static final SignedDoor.Form<CommitteeKeyStatement> FORM =
      new SignedDoor.Form<>(
          CommitteeKeyStatement.TYPE, CommitteeKeyStatement::from, Role.COMMITTEE_MEMBER);

  @Inject private SignedDoor door;
  @Inject private CommitteeMessages messages;
  @Inject private CommitteeKeys keys;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /** A registration replaces an earlier one of the same key that ends sooner by at least this. */
  private static final Duration RENEWAL = Duration.ofDays(1);

  /**
   * Repeating it is harmless: the registration that was taken first goes on to count, unless the
   * new one lets the key live longer. So one key serves one ceremony after another. Call it outside
   * transactions.
   *
   * @param cms SignedData over {@code opengeps/committee-key/1}
   * @return the key with the registration that counts; refused with the codes of {@link
   *     SignedDoor}, {@code wrong-person}, {@code key-expired}, {@code key-of-another}
   */
  public Verdict<RegisteredCommitteeKey> register(byte[] cms) {
    return door.enter(cms, FORM, this::take);
  }

  private Verdict<RegisteredCommitteeKey> take(Signed<CommitteeKeyStatement> signed) {
    CommitteeKeyStatement statement = signed.content();
    if (!statement.person().equals(signed.actor().person().value())) {
      return Verdict.refuse(
          Refusal.of("wrong-person")
              .with("registered", signed.actor().person().value())
              .with("named", statement.person()));
    }
    if (!signed.at().isBefore(statement.notAfter())) {
      return Verdict.refuse(
          Refusal.of("key-expired.committee").with("notAfter", statement.notAfter()));
    }
    Optional<RegisteredKey> before = keys.find(statement.key());
    if (before.isPresent() && !before.get().person().equals(signed.actor().person().value())) {
      return Verdict.refuse(Refusal.of("key-of-another"));
    }
    if (before.isPresent()
        && statement.notAfter().isBefore(before.get().notAfter().plus(RENEWAL))) {
      return Verdict.accept(
          new RegisteredCommitteeKey(statement.key(), documents.get(before.get().document())));
    }
    Sha256 document = messages.keep(signed);
    before.ifPresentOrElse(
        key -> key.renewed(document, statement.notAfter(), signed.at()),
        () ->
            keys.add(
                new RegisteredKey(
                    statement.key(),
                    signed.actor().person().value(),
                    document,
                    statement.notAfter(),
                    signed.at())));
    events.fire(new CommitteeKeyRegistered(signed.actor().person().value(), document, signed.at()));
    return Verdict.accept(
        new RegisteredCommitteeKey(statement.key(), signed.message().document().der()));
  }
}
