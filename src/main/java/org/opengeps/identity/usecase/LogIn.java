package org.opengeps.identity.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.identity.Signed;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.pki.Certificates;

/** Log-in by signing a challenge: {@code opengeps/login/1} {type, challenge, origin}. */
@ApplicationScoped
public class LogIn {
  static final String TYPE = "opengeps/login/1";

  private record Answer(String challenge, String origin) {
    static Answer from(JsonObject json) {
      return new Answer(json.string("challenge"), json.string("origin"));
    }
  }

  private static final SignedDoor.Form<Answer> FORM = new SignedDoor.Form<>(TYPE, Answer::from);

  @Inject private SignedDoor door;
  @Inject private IssueChallenge challenges;

  @Inject
  @ConfigProperty(name = "opengeps.base-url")
  private String origin;

  /**
   * Judges an answer. The origin stands in what was signed: a page elsewhere that passes our
   * challenge on gets a signature that is worth nothing here.
   *
   * @param cms SignedData in DER
   * @return fingerprint of the certificate, for {@link org.opengeps.identity.CurrentActor#begin};
   *     refused as by {@link SignedDoor} or with {@code origin-other}, {@code challenge-foreign},
   *     {@code challenge-expired}, {@code challenge-used}
   */
  public Verdict<Sha256> logIn(byte[] cms) {
    return door.read(cms, FORM)
        .unless(signed -> foreign(signed.content()))
        .then(
            signed ->
                challenges
                    .check(signed.content().challenge(), signed.at())
                    .then(until -> useOnce(signed, until)));
  }

  private Optional<Refusal> foreign(Answer answer) {
    return answer.origin().equals(origin)
        ? Optional.empty()
        : Optional.of(otherOrigin(answer.origin(), origin));
  }

  /**
   * @param signedFor where the page was that asked for the signature
   * @param origin where this service is to be opened
   */
  static Refusal otherOrigin(String signedFor, String origin) {
    return Refusal.of("origin-other").with("signedFor", signedFor).with("origin", origin);
  }

  private Verdict<Sha256> useOnce(Signed<Answer> signed, Instant until) {
    if (!challenges.use(Sha256.ofText(signed.content().challenge()), until)) {
      return Verdict.refuse(Refusal.of("challenge-used"));
    }
    return Verdict.accept(Certificates.fingerprint(signed.message().certificate()));
  }
}
