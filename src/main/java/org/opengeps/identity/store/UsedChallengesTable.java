package org.opengeps.identity.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.opengeps.identity.model.UsedChallenges;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Sql;

/** Used challenges in the table {@code used_challenge}. */
@ApplicationScoped
@Transactional
public class UsedChallengesTable implements UsedChallenges {
  @PersistenceContext private EntityManager entities;

  @Override
  public boolean use(Sha256 challenge, Instant expiresAt) {
    return Sql.run(
            entities,
            "INSERT IGNORE INTO used_challenge (challenge, expires_at) VALUES (?, ?)",
            challenge.bytes(),
            expiresAt)
        == 1;
  }

  @Override
  public void forgetBefore(Instant instant) {
    Sql.run(entities, "DELETE FROM used_challenge WHERE expires_at < ?", instant);
  }
}
