package org.opengeps.app.backup;

import java.time.Instant;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;

/**
 * Where a log stands.
 *
 * @param lastAt time of the last entry; empty in an empty log
 */
record LogAt(Checkpoint head, Optional<Instant> lastAt) {
  JsonObject json() {
    return JsonObject.builder()
        .put("origin", head.origin())
        .put("size", head.size())
        .put("root", head.root())
        .put("lastAt", lastAt.orElse(null))
        .build();
  }

  static LogAt of(JsonObject json) {
    Optional<Instant> at =
        json.isNull("lastAt") ? Optional.empty() : Optional.of(json.time("lastAt"));
    Sha256 root = json.hash("root");
    return new LogAt(new Checkpoint(json.string("origin"), json.integer("size"), root), at);
  }
}
