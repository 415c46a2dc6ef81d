package org.opengeps.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.time.TimeStamp;
import org.opengeps.protocol.time.TimeStampException;

/** Time stamps (RFC 3161) of the configured authority. */
@ApplicationScoped
public class TimeStamps {
  private static final Logger LOG = Logger.getLogger(TimeStamps.class.getName());
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject
  @ConfigProperty(name = "opengeps.tsa.url")
  private Optional<String> url;

  @Inject private AuthorityHttp http;
  @Inject private TrustFile trustFile;

  /**
   * Asks for a token over the hash and checks it against the trust file. Takes seconds if the
   * authority stalls: call it outside transactions.
   *
   * @return the token in DER; empty if the authority did not give a good one now (logged), so that
   *     the caller goes on without
   */
  public Optional<byte[]> stamp(Sha256 imprint) {
    if (url.isEmpty()) {
      return Optional.empty();
    }
    byte[] request = TimeStamp.request(imprint, new BigInteger(63, RANDOM).setBit(62));
    try {
      byte[] answer = http.post(url.get(), "application/timestamp-query", request);
      TimeStamp stamp = TimeStamp.answerTo(request, answer);
      Verdict<Instant> verdict = stamp.check(imprint, trustFile.trust().timestampRoots());
      if (verdict instanceof Verdict.Refused<Instant> refused) {
        LOG.warning(() -> "time stamp refused: " + refused.refusal().english());
        return Optional.empty();
      }
      return Optional.of(stamp.der());
    } catch (IOException | TimeStampException e) {
      LOG.warning(() -> "no time stamp: " + e.getMessage());
      return Optional.empty();
    }
  }
}
