package org.opengeps.law.outage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.HolidayCalendar;
import org.opengeps.law.NamedCalendars;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Incident;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeOrder;
import org.opengeps.protocol.message.Postponement;
import org.opengeps.protocol.pki.CertificatePath;
import org.opengeps.protocol.pki.CertificateUse;
import org.opengeps.protocol.pki.Trust;

/**
 * The orders of a tender one after the other, those of its agency and those of the platform, as a
 * client takes them in. Whoever is handed an order asks the chain what is then in force.
 */
public final class OrderChain {
  private final Trust trust;
  private final Map<Sha256, Incident> incidents = new HashMap<>();
  private final Map<Sha256, JsonObject> ruleSets = new HashMap<>();
  private final List<Notice> orders = new ArrayList<>();
  private final List<byte[]> ruleSetDocuments;
  private final List<byte[]> calendars;
  private final List<Followed> followed = new ArrayList<>();

  /**
   * An outage that moved the tender.
   *
   * @param rule by which it is judged, with the calendar of its order
   */
  public record Followed(Incident incident, OutageRule rule) {}

  /**
   * @param incidents canonical documents of the incidents that the orders may name
   * @param ruleSets canonical documents of the rule sets that the orders pin
   * @param calendars canonical documents of the calendars that the orders name
   */
  public OrderChain(
      Trust trust, List<byte[]> incidents, List<byte[]> ruleSets, List<byte[]> calendars) {
    this.trust = trust;
    for (byte[] document : incidents) {
      this.incidents.put(Sha256.of(document), Incident.from(JsonObject.parseCanonical(document)));
    }
    for (byte[] document : ruleSets) {
      this.ruleSets.put(Sha256.of(document), JsonObject.parseCanonical(document));
    }
    this.ruleSetDocuments = List.copyOf(ruleSets);
    this.calendars = List.copyOf(calendars);
  }

  /** All so far. */
  public List<Notice> orders() {
    return List.copyOf(orders);
  }

  /** The outages behind the orders so far. */
  public List<Followed> followed() {
    return List.copyOf(followed);
  }

  /** The order in force. */
  public Notice last() {
    return orders.get(orders.size() - 1);
  }

  /** Whether a message is an order of the platform. */
  public static boolean isPostponement(SignedDocument document) {
    return Postponement.TYPE.equals(document.json().string("type"));
  }

  /** Begins with an order whose predecessors are not at hand. */
  public void startAt(Notice notice) {
    orders.add(notice);
  }

  /** Takes an order that an officer signed; the signature has been checked. */
  public Optional<Refusal> add(Notice notice) {
    if (notice.kind() == Notice.Kind.POSTPONEMENT) {
      return Optional.of(
          Refusal.of(NoticeOrder.BROKEN + ".postponement").with("notice", notice.ref()));
    }
    Optional<Refusal> problem =
        (orders.isEmpty() ? NoticeOrder.beginning(notice) : NoticeOrder.after(orders, notice))
            .or(() -> calendar(notice, Optional.empty()));
    if (problem.isEmpty()) {
      orders.add(notice);
    }
    return problem;
  }

  /** Takes an order of the platform, and checks everything about it. */
  public Optional<Refusal> add(SignedDocument signed) {
    if (orders.isEmpty()) {
      return Optional.of(Refusal.of(NoticeOrder.BROKEN + ".postponement-first"));
    }
    return signature(signed)
        .or(() -> follow(Postponement.from(signed.json()), signed.signingTime()));
  }

  /** Whether an order may name its calendar after those so far. */
  private Optional<Refusal> calendar(Notice order, Optional<Instant> appeared) {
    Optional<Notice> before = orders.isEmpty() ? Optional.empty() : Optional.of(last());
    return NamedCalendars.refusal(before, order, calendars, ruleSetDocuments, appeared);
  }

  private Optional<Refusal> follow(Postponement postponement, Instant signedAt) {
    Incident incident = incidents.get(postponement.incident());
    JsonObject rules = ruleSets.get(last().ruleSet().hash());
    Notice next = postponement.applyTo(last());
    Optional<HolidayCalendar> days = NamedCalendars.find(calendars, next);
    if (incident == null || rules == null || days.isEmpty()) {
      return Optional.of(
          Refusal.of(PostponementCheck.UNJUSTIFIED + ".bare")
              .with("postponement", postponement.ref()));
    }
    Optional<Refusal> problem =
        PostponementCheck.judge(
                orders, postponement, incident, rules, days.get(), Optional.of(trust))
            .or(() -> calendar(next, Optional.of(signedAt)));
    if (problem.isEmpty()) {
      orders.add(next);
      followed.add(new Followed(incident, OutageRule.of(rules, days.get())));
    }
    return problem;
  }

  private Optional<Refusal> signature(SignedDocument signed) {
    if (!signed.isSignatureValid()) {
      return Optional.of(Refusal.of("signature-invalid.postponement"));
    }
    return CertificatePath.validate(
                signed.signer(),
                signed.certificates(),
                trust.platformRoots(),
                CertificateUse.PLATFORM,
                signed.signingTime())
            instanceof Verdict.Refused<CertificatePath> refused
        ? Optional.of(refused.refusal().with("field", "the postponement"))
        : Optional.empty();
  }
}
