package org.opengeps.custody.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.custody.CeremonyId;

/** A session in which the committee proves that it can open. */
@Entity(name = "CommitteeRehearsal")
@Table(name = "custody_rehearsal")
public class Rehearsal {
  @Id private String session;
  private String ceremony;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "passed_at")
  private Instant passedAt;

  protected Rehearsal() {}

  public Rehearsal(UUID session, CeremonyId ceremony, Instant startedAt) {
    this.session = session.toString();
    this.ceremony = ceremony.toString();
    this.startedAt = startedAt;
  }

  public UUID session() {
    return UUID.fromString(session);
  }

  public Instant startedAt() {
    return startedAt;
  }

  public Optional<Instant> passedAt() {
    return Optional.ofNullable(passedAt);
  }

  /** All canaries were opened by all members. */
  public void passed(Instant at) {
    passedAt = at;
  }
}
