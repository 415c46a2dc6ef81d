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
    entities
        .createNativeQuery(
            "INSERT IGNORE INTO opening_confidential_message (document, wrapped) VALUES (?1, ?2)")
        .setParameter(1, hash.bytes())
        .setParameter(2, key.wrap(message, messageContext(hash)))
        .executeUpdate();
    return hash;
  }

  @Override
  public byte[] message(Sha256 hash) {
    List<?> rows =
        entities
            .createNativeQuery(
                "SELECT wrapped FROM opening_confidential_message WHERE document = ?1")
            .setParameter(1, hash.bytes())
            .getResultList();
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
        entities
            .createNativeQuery(
                "SELECT lot FROM opening_confidential_value"
                    + " WHERE tender = ?1 AND envelope = ?2 AND submission = ?3")
            .setParameter(1, tender)
            .setParameter(2, envelope)
            .setParameter(3, submission.toString())
            .getResultList();
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
    return entities
        .createNativeQuery(
            "SELECT wrapped FROM opening_confidential_value WHERE tender = ?1 AND lot = ?2"
                + " AND envelope = ?3 AND submission = ?4"
                + how)
        .setParameter(1, place.tender())
        .setParameter(2, place.slot().lot())
        .setParameter(3, place.slot().envelope())
        .setParameter(4, submission.toString());
  }

  private static String messageContext(Sha256 hash) {
    return "opengeps/confidential-message/1 " + hash;
  }

  private static String valueContext(EnvelopeKey place, UUID submission) {
    return "opengeps/confidential-value/1 " + place + "/" + submission;
  }
}
