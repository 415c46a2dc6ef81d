package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.IncidentView;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.PostponementView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.model.Incidents;
import org.opengeps.platform.Calendars;
import org.opengeps.platform.Documents;
import org.opengeps.platform.RuleSets;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.Postponement;

/** Outages and what they moved. Public. */
@ApplicationScoped
public class FindIncidents {
  private static final int MOST = 100;
  @Inject private Incidents incidents;
  @Inject private Documents documents;
  @Inject private RuleSets ruleSets;
  @Inject private Calendars calendars;

  /** The latest hundred, newest first. */
  @Transactional
  public List<IncidentView> newest() {
    return incidents.newest(MOST);
  }

  @Transactional
  public Optional<IncidentView> find(UUID incident) {
    return incidents.find(incident);
  }

  /** What an incident moved, earliest new closing first. */
  @Transactional
  public List<PostponementView> moved(UUID incident) {
    return incidents.moved(incident);
  }

  /** What moved a tender, oldest first. */
  @Transactional
  public List<PostponementView> ofTender(TenderNumber tender) {
    return incidents.ofTender(tender);
  }

  /** Which of these orders were made by an outage, by number of the tender. */
  @Transactional
  public Map<TenderNumber, UUID> behind(Collection<TenderRef> orders) {
    return orders.isEmpty() ? Map.of() : incidents.latest(orders);
  }

  /** The canonical documents of the incidents behind these orders, each once. */
  @Transactional
  public List<byte[]> documentsBehind(List<NoticeView> orders) {
    return incidentsBehind(orders).stream().map(documents::get).toList();
  }

  /** Their hashes. */
  public List<Sha256> incidentsBehind(List<NoticeView> orders) {
    return orders.stream()
        .filter(NoticeView::isPostponement)
        .map(order -> Postponement.from(SignedDocument.read(order.signed()).json()).incident())
        .distinct()
        .toList();
  }

  /** The canonical calendars that these orders name, each once. */
  public List<byte[]> calendars(List<NoticeView> orders) {
    return orders.stream()
        .map(order -> order.notice().calendar().hash())
        .distinct()
        .map(hash -> calendars.byHash(hash).canonicalJson())
        .toList();
  }

  /** The canonical rule sets that these orders pin, each once. */
  public List<byte[]> ruleSets(List<NoticeView> orders) {
    return orders.stream()
        .map(order -> order.notice().ruleSet().hash())
        .distinct()
        .map(hash -> ruleSets.byHash(hash).canonicalJson())
        .toList();
  }
}
