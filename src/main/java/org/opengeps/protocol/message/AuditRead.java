package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;

/**
 * {@code opengeps/audit-read/1} (docs/protocol.md section 13): an auditor read under a mandate.
 * Canonical and unsigned, the fact of a hidden leaf.
 *
 * @param mandate SHA-256 of the SignedData of the {@link AuditMandate}
 * @param auditor id in the register
 * @param agency code of the agency whose records these are
 * @param what {@code year} or {@code tender}
 * @param asked what was asked for: the year, the seed of a sample, the number of a tender
 * @param until up to then the same person reads the same again under this fact
 */
public record AuditRead(
    Sha256 mandate,
    UUID auditor,
    String agency,
    String what,
    Map<String, String> asked,
    Instant at,
    Instant until) {
  public static final String TYPE = "opengeps/audit-read/1";

  public AuditRead {
    asked = Map.copyOf(asked);
  }

  public JsonObject toJson() {
    return same().put("at", at).put("until", until).build();
  }

  /** What two reads of the same have in common: all but the times. */
  public Sha256 subject() {
    return same().build().hash();
  }

  private JsonBuilder same() {
    JsonBuilder members = JsonObject.builder();
    new TreeMap<>(asked).forEach(members::put);
    return JsonObject.ofType(TYPE)
        .put("mandate", mandate)
        .put("auditor", auditor)
        .put("agency", agency)
        .put("what", what)
        .put("asked", members.build());
  }
}
