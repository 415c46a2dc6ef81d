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
          "wrong-person",
          "서명한 사람과 메시지에 적힌 사람이 다릅니다. 본인의 번호로 다시 등록하세요.",
          "You are registered as person "
              + signed.actor().person().value()
              + "; the message names "
              + statement.person()
              + ".");
    }
    if (!signed.at().isBefore(statement.notAfter())) {
      return Verdict.refuse(
          "key-expired",
          "이 열쇠의 유효 기간이 " + statement.notAfter() + "에 끝났습니다. 새 열쇠를 만드세요.",
          "The key ended at " + statement.notAfter() + ". Make a new one.");
    }
    Optional<RegisteredKey> before = keys.find(statement.key());
    if (before.isPresent() && !before.get().person().equals(signed.actor().person().value())) {
      return Verdict.refuse(
          "key-of-another",
          "다른 사람의 이름으로 등록된 열쇠입니다. 본인의 열쇠를 새로 만드세요.",
          "This key is registered for somebody else. Make one of your own.");
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
