package org.opengeps.identity.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.opengeps.identity.PlatformSigner;
import org.opengeps.identity.model.UsedChallenges;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;

/**
 * Challenges for log-in: random bytes and an expiry under a keyed hash, so that asking for one
 * writes nothing and every node knows its own again. Only an answered one is written down.
 */
@ApplicationScoped
public class IssueChallenge {
  /** From asking to the answer's arrival. */
  public static final Duration LIFE = Duration.ofMinutes(2);

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RANDOM_DIGITS = 64;
  private static final int EXPIRY_DIGITS = 16;
  private static final int TAG_DIGITS = 64;

  @Inject private PlatformSigner platform;
  @Inject private UsedChallenges used;
  @Inject private Clock clock;

  /**
   * A fresh challenge: 144 lower-case hexadecimal digits (random, expiry in milliseconds, keyed
   * hash of both).
   */
  public String issue() {
    byte[] random = new byte[RANDOM_DIGITS / 2];
    RANDOM.nextBytes(random);
    long expiry = clock.instant().plus(LIFE).toEpochMilli();
    String body = HexFormat.of().formatHex(random) + HexFormat.of().toHexDigits(expiry);
    return body + tag(body);
  }

  /**
   * @return when it expires; refused with {@code challenge-foreign} or {@code challenge-expired}
   */
  public Verdict<Instant> check(String challenge, Instant now) {
    int bodyDigits = RANDOM_DIGITS + EXPIRY_DIGITS;
    if (!challenge.matches("[0-9a-f]{" + (bodyDigits + TAG_DIGITS) + "}")
        || !MessageDigest.isEqual(
            ascii(tag(challenge.substring(0, bodyDigits))),
            ascii(challenge.substring(bodyDigits)))) {
      return Verdict.refuse(Refusal.of("challenge-foreign"));
    }
    Instant expiry =
        Instant.ofEpochMilli(
            HexFormat.fromHexDigitsToLong(challenge.substring(RANDOM_DIGITS, bodyDigits)));
    if (!now.isBefore(expiry)) {
      return Verdict.refuse(Refusal.of("challenge-expired").with("expiry", expiry));
    }
    return Verdict.accept(expiry);
  }

  /** Marks as used, once for all nodes. */
  @Transactional
  public boolean use(Sha256 challenge, Instant expiresAt) {
    used.forgetBefore(clock.instant());
    return used.use(challenge, expiresAt);
  }

  private String tag(String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(platform.derivedSecret("log-in challenges"), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(ascii(body)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
