package org.opengeps.notice.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.model.OutageDeclarations;
import org.opengeps.protocol.message.OutageDeclaration;

/** The table {@code notice_outage_declaration}. */
@ApplicationScoped
public class StoredOutageDeclarations implements OutageDeclarations {
  private static final String SELECT =
      "SELECT document, approval FROM notice_outage_declaration WHERE declaration = ?";
  @PersistenceContext private EntityManager entities;

  @Override
  public void add(OutageDeclaration declaration, Sha256 document, Instant at) {
    entities
        .createNativeQuery(
            "INSERT INTO notice_outage_declaration (declaration, document, since, until, declared_at)"
                + " VALUES (?, ?, ?, ?, ?)")
        .setParameter(1, declaration.id().toString())
        .setParameter(2, document.bytes())
        .setParameter(3, utc(declaration.from()))
        .setParameter(4, utc(declaration.until()))
        .setParameter(5, utc(at))
        .executeUpdate();
  }

  @Override
  public Optional<Declared> find(UUID id) {
    return find(id, "");
  }

  @Override
  public Optional<Declared> lock(UUID id) {
    return find(id, " FOR UPDATE");
  }

  private Optional<Declared> find(UUID id, String lock) {
    List<?> rows =
        entities.createNativeQuery(SELECT + lock).setParameter(1, id.toString()).getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Declared(id, Sha256.fromBytes((byte[]) row[0]), row[1] != null))
        .findFirst();
  }

  @Override
  public void approve(UUID id, Sha256 approval, Instant at) {
    entities
        .createNativeQuery(
            "UPDATE notice_outage_declaration SET approval = ?, approved_at = ? WHERE declaration = ?")
        .setParameter(1, approval.bytes())
        .setParameter(2, utc(at))
        .setParameter(3, id.toString())
        .executeUpdate();
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
