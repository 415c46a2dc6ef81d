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

  /**
   * Refuses a member that is not null and that a complete message of its kind does not have.
   *
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first one
   */
  static void refuseUnknown(JsonObject json, JsonObject complete) {
    for (String name : json.names()) {
      if (!complete.has(name) && !json.isNull(name)) {
        throw json.wrong(name, "unknown member");
      }
    }
  }
}
