package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.opengeps.identity.OrganisationId;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.TenderNumber;

/**
 * How often a firm asked about a tender today (UTC), so that nobody floods an agency. In the memory
 * of this node alone, under hashes with a key that lasts a day: what was never written can be
 * neither found nor demanded. Another node, or a restart, counts anew; what a tender takes in all
 * is counted in the table. One entry for each question of a day: bounded by that.
 */
@ApplicationScoped
public class QuestionsOfToday {
  /** Most questions of a firm about a tender on a day, at each node. */
  public static final int MOST = 5;

  private static final int KEY = 32;

  @Inject private Clock clock;
  private final Map<Sha256, Integer> counts = new HashMap<>();
  private final SecureRandom random = new SecureRandom();
  private LocalDate day;
  private String key;

  /** For the container. */
  public QuestionsOfToday() {}

  QuestionsOfToday(Clock clock) {
    this.clock = clock;
  }

  /** Whether the firm may ask once more today. */
  synchronized boolean isLeft(TenderNumber tender, OrganisationId firm) {
    return counts.getOrDefault(name(tender, firm), 0) < MOST;
  }

  synchronized void count(TenderNumber tender, OrganisationId firm) {
    counts.merge(name(tender, firm), 1, Integer::sum);
  }

  private Sha256 name(TenderNumber tender, OrganisationId firm) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (!today.equals(day)) {
      day = today;
      counts.clear();
      byte[] fresh = new byte[KEY];
      random.nextBytes(fresh);
      key = HexFormat.of().formatHex(fresh);
    }
    String name = key + " " + tender.value() + " " + firm.value();
    return Sha256.of(name.getBytes(StandardCharsets.UTF_8));
  }
}
