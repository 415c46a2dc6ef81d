package org.opengeps.opening.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.opening.model.Confidential;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.platform.EvidenceChangedException;
import org.opengeps.platform.ManyRows;
import org.opengeps.platform.Sql;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.threshold.Point;

/** {@link Confidential} in MariaDB, wrapped under {@link ConfidentialKey}. */
@ApplicationScoped
@Transactional
public class StoredConfidential implements Confidential {
  @PersistenceContext private EntityManager entities;
  @Inject private ConfidentialKey key;

  @Override
  public Sha256 keep(byte[] message) {
    Sha256 hash = Sha256.of(message);
    Sql.run(
        entities,
        "INSERT IGNORE INTO opening_confidential_message (document, wrapped) VALUES (?1, ?2)",
        hash.bytes(),
        key.wrap(message, messageContext(hash)));
    return hash;
  }

  @Override
  public byte[] message(Sha256 hash) {
    List<?> rows =
        Sql.column(
            entities,
            "SELECT wrapped FROM opening_confidential_message WHERE document = ?1",
            hash.bytes());
    if (rows.isEmpty()) {
      throw new EvidenceChangedException("a member's message is missing: " + hash);
    }
    byte[] message = key.unwrap((byte[]) rows.get(0), messageContext(hash));
    if (!Sha256.of(message).equals(hash)) {
      throw new EvidenceChangedException("a member's message has changed in the store: " + hash);
    }
    return message;
  }

  @Override
  public void add(EnvelopeKey place, List<Value> values) {
    ManyRows.insert(
        entities,
        "INSERT INTO opening_confidential_value (tender, lot, envelope, submission, wrapped)",
        "(?, ?, ?, ?, ?)",
        values.stream()
            .map(
                value ->
                    new Object[] {
                      place.tender(),
                      place.slot().lot(),
                      place.slot().envelope(),
                      value.submission().toString(),
                      key.wrap(value.point().bytes(), valueContext(place, value.submission()))
                    })
            .toList());
  }

  @Override
  public Optional<EnvelopeKey> place(String tender, String envelope, UUID submission) {
    List<?> lots =
        Sql.column(
            entities,
            "SELECT lot FROM opening_confidential_value"
                + " WHERE tender = ?1 AND envelope = ?2 AND submission = ?3",
            tender,
            envelope,
            submission.toString());
    return lots.stream()
        .map(lot -> new EnvelopeKey(tender, new Slot((String) lot, envelope)))
        .findFirst();
  }

  @Override
  public Point value(EnvelopeKey place, UUID submission) {
    byte[] wrapped = (byte[]) row(place, submission, "").getSingleResult();
    return Point.fromBytes(key.unwrap(wrapped, valueContext(place, submission)));
  }

  @Override
  public void hold(EnvelopeKey place, UUID submission) {
    row(place, submission, " FOR UPDATE").getSingleResult();
  }

  private Query row(EnvelopeKey place, UUID submission, String how) {
    return Sql.query(
        entities,
        "SELECT wrapped FROM opening_confidential_value WHERE tender = ?1 AND lot = ?2"
            + " AND envelope = ?3 AND submission = ?4"
            + how,
        place.tender(),
        place.slot().lot(),
        place.slot().envelope(),
        submission.toString());
  }

  private static String messageContext(Sha256 hash) {
    return "opengeps/confidential-message/1 " + hash;
  }

  private static String valueContext(EnvelopeKey place, UUID submission) {
    return "opengeps/confidential-value/1 " + place + "/" + submission;
  }
}
