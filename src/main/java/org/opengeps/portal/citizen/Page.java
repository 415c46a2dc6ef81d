package org.opengeps.portal.citizen;

import java.util.Map;
import java.util.Optional;

/**
 * An answer to a visitor.
 *
 * @param status HTTP status
 * @param template its name without extension
 * @param model what the template shows
 * @param file to be saved; then there is no template
 */
record Page(int status, String template, Map<String, ?> model, Optional<SavedPage> file) {
  static final int OK = 200;
  static final int BAD_REQUEST = 400;
  static final int NOT_FOUND = 404;

  Page(int status, String template, Map<String, ?> model) {
    this(status, template, model, Optional.empty());
  }

  static Page of(SavedPage file) {
    return new Page(OK, "", Map.of(), Optional.of(file));
  }

  static Page of(String template, Map<String, ?> model) {
    return new Page(OK, template, model);
  }

  static Page notFound() {
    return problem(NOT_FOUND);
  }

  /** A page that says what went wrong and where to go. */
  static Page problem(int status) {
    return new Page(status, "problem", Map.of("status", String.valueOf(status)));
  }
}
