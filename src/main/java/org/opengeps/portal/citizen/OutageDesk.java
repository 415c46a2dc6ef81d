package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.opengeps.notice.IncidentView;
import org.opengeps.notice.usecase.FindIncidents;
import org.opengeps.platform.OfficialZone;

/** Outages for people: all of them, and what one of them moved. */
@ApplicationScoped
class OutageDesk {
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  @Inject private FindIncidents incidents;
  @Inject private OfficialZone zone;

  /** {@code /outages} and {@code /outages/{id}}. */
  Page show(Visit visit) {
    List<String> path = visit.path();
    if (path.size() == 1) {
      return Page.of("outages", Map.of("incidents", incidents.newest(), "zone", zone.zone()));
    }
    return path.size() == 2 && path.get(1).matches(ID)
        ? incidents.find(UUID.fromString(path.get(1))).map(this::page).orElseGet(Page::notFound)
        : Page.notFound();
  }

  private Page page(IncidentView incident) {
    return Page.of(
        "outage",
        Map.of(
            "incident", incident,
            "moved", incidents.moved(incident.id()),
            "zone", zone.zone()));
  }
}
