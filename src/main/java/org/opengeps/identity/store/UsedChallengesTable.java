package org.opengeps.identity.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.opengeps.identity.model.UsedChallenges;
import org.opengeps.kernel.Sha256;

/** Used challenges in the table {@code used_challenge}. */
@ApplicationScoped
@Transactional
public class UsedChallengesTable implements UsedChallenges {
  @PersistenceContext private EntityManager entities;

  @Override
  public boolean use(Sha256 challenge, Instant expiresAt) {
    return entities
            .createNativeQuery(
                "INSERT IGNORE INTO used_challenge (challenge, expires_at) VALUES (?, ?)")
            .setParameter(1, challenge.bytes())
            .setParameter(2, LocalDateTime.ofInstant(expiresAt, ZoneOffset.UTC))
            .executeUpdate()
        == 1;
  }

  @Override
  public void forgetBefore(Instant instant) {
    entities
        .createNativeQuery("DELETE FROM used_challenge WHERE expires_at < ?")
        .setParameter(1, LocalDateTime.ofInstant(instant, ZoneOffset.UTC))
        .executeUpdate();
  }
}
