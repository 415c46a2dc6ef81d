package org.opengeps.identity.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.identity.SignedMessage;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.pki.Certificates;

/** Log-in by signing a challenge: {@code opengeps/login/1} {type, challenge, origin}. */
@ApplicationScoped
public class LogIn {
  static final String TYPE = "opengeps/login/1";

  @Inject private ReadSignedMessage readSignedMessage;
  @Inject private IssueChallenge challenges;
  @Inject private Clock clock;

  @Inject
  @ConfigProperty(name = "opengeps.base-url")
  private String origin;

  /**
   * Judges an answer. The origin stands in what was signed: a page elsewhere that passes our
   * challenge on gets a signature that is worth nothing here.
   *
   * @param cms SignedData in DER
   * @return fingerprint of the certificate, for {@link org.opengeps.identity.CurrentActor#begin};
   *     refused as by {@link ReadSignedMessage#read} or with {@code login-format}, {@code
   *     origin-other}, {@code challenge-foreign}, {@code challenge-expired}, {@code challenge-used}
   */
  public Verdict<Sha256> logIn(byte[] cms) {
    Instant now = clock.instant();
    Verdict<SignedMessage> read = readSignedMessage.read(cms, TYPE, now);
    if (read instanceof Verdict.Refused<SignedMessage> refused) {
      return Verdict.refuse(refused.refusal());
    }
    SignedMessage message = read.orThrow();
    String challenge;
    try {
      challenge = message.json().string("challenge");
      if (!message.json().string("origin").equals(origin)) {
        return Verdict.refuse(
            "origin-other",
            "다른 사이트에서 쓰려고 서명한 로그인입니다. 이 사이트에서 다시 서명해 주세요.",
            "The log-in was signed for "
                + message.json().string("origin")
                + ", this service is "
                + origin
                + ".");
      }
    } catch (JsonFormatException e) {
      return Verdict.refuse(
          "login-format",
          "로그인 메시지의 형식이 올바르지 않습니다.",
          "The signed log-in is not of the form {type, challenge, origin}: " + e.getMessage());
    }
    Verdict<Instant> fresh = challenges.check(challenge, now);
    if (fresh instanceof Verdict.Refused<Instant> refused) {
      return Verdict.refuse(refused.refusal());
    }
    return useOnce(message, challenge, fresh.orThrow());
  }

  private Verdict<Sha256> useOnce(SignedMessage message, String challenge, Instant expiresAt) {
    if (!challenges.use(Sha256.ofText(challenge), expiresAt)) {
      return Verdict.refuse(
          "challenge-used",
          "이미 사용한 로그인입니다. 다시 시도해 주세요.",
          "This log-in was used before; ask for a new challenge and sign that.");
    }
    return Verdict.accept(Certificates.fingerprint(message.certificate()));
  }
}
