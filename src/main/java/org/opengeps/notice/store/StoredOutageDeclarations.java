package org.opengeps.notice.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.model.OutageDeclarations;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.message.OutageDeclaration;

/** The table {@code notice_outage_declaration}. */
@ApplicationScoped
public class StoredOutageDeclarations implements OutageDeclarations {
  private static final String SELECT =
      "SELECT document, approval FROM notice_outage_declaration WHERE declaration = ?";
  @PersistenceContext private EntityManager entities;

  @Override
  public void add(OutageDeclaration declaration, Sha256 document, Instant at) {
    Sql.run(
        entities,
        "INSERT INTO notice_outage_declaration (declaration, document, since, until, declared_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        declaration.id().toString(),
        document.bytes(),
        declaration.from(),
        declaration.until(),
        at);
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
    List<Object[]> rows = Sql.rows(entities, SELECT + lock, id.toString());
    return rows.stream()
        .map(row -> new Declared(id, Sha256.fromBytes((byte[]) row[0]), row[1] != null))
        .findFirst();
  }

  @Override
  public void approve(UUID id, Sha256 approval, Instant at) {
    Sql.run(
        entities,
        "UPDATE notice_outage_declaration SET approval = ?, approved_at = ? WHERE declaration = ?",
        approval.bytes(),
        at,
        id.toString());
  }
}
