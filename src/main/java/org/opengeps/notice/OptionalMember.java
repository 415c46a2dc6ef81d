package org.opengeps.notice;

import java.util.Optional;
import org.opengeps.protocol.json.JsonObject;

/** Members of a draft that may be null or left out. */
final class OptionalMember {
  private OptionalMember() {}

  /** The name itself, if the member stands and is not null. */
  static Optional<String> present(JsonObject json, String name) {
    return json.has(name) && !json.isNull(name) ? Optional.of(name) : Optional.empty();
  }
}
