package org.opengeps.identity.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.SignedMessage;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/**
 * The one way in for signed acts: who sent it and does the signature count now, has the sender the
 * role, does the message have its form; then the work, in one transaction. The first questions may
 * wait seconds for an authority's service and are asked outside of it. What a use case adds is what
 * only it knows: ownership, turn, and what follows.
 */
@ApplicationScoped
public class SignedDoor {
  @Inject private ReadSignedMessage read;
  @Inject private InTransaction transaction;
  @Inject private Clock clock;

  /**
   * What an act must be to come in.
   *
   * @param type of the signed content, such as {@code opengeps/draft/1}
   * @param reader of the content; says with {@link JsonFormatException} what is wrong with it
   * @param roles the sender needs one of them; none: whoever is registered may send it
   */
  public record Form<T>(String type, Function<JsonObject, T> reader, Set<Role> roles) {
    public Form(String type, Function<JsonObject, T> reader, Role... roles) {
      this(type, reader, Set.of(roles));
    }
  }

  /**
   * Lets an act in and does its work.
   *
   * @param cms SignedData in DER, as it came
   * @param work in one transaction, which a refusal does not roll back
   * @return what the work returns; refused as {@link ReadSignedMessage#read} does, with {@code
   *     role-missing}, {@code json-format} or by the work
   */
  public <T, R> Verdict<R> enter(
      byte[] cms, Form<T> form, Function<? super Signed<T>, Verdict<R>> work) {
    return read(cms, form).then(signed -> transaction.call(() -> work.apply(signed)));
  }

  /** The first questions alone, for acts with more of them that must not hold a transaction. */
  public <T> Verdict<Signed<T>> read(byte[] cms, Form<T> form) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return read.read(cms, form.type(), at)
        .unless(message -> lacking(message, form))
        .then(message -> content(message, form, at));
  }

  private static Optional<Refusal> lacking(SignedMessage message, Form<?> form) {
    return form.roles().isEmpty()
        ? Optional.empty()
        : message.actor().lacking(form.roles().toArray(Role[]::new));
  }

  private static <T> Verdict<Signed<T>> content(SignedMessage message, Form<T> form, Instant at) {
    try {
      return Verdict.accept(new Signed<>(form.reader().apply(message.json()), message, at));
    } catch (JsonFormatException e) {
      return Verdict.refuse(Refusal.of("json-format").with("problem", e.getMessage()));
    }
  }
}
