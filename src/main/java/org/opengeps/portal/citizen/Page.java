package org.opengeps.portal.citizen;

import java.util.Map;

/**
 * An answer to a visitor.
 *
 * @param status HTTP status
 * @param template its name without extension
 * @param model what the template shows
 */
record Page(int status, String template, Map<String, ?> model) {
  static final int OK = 200;
  static final int BAD_REQUEST = 400;
  static final int NOT_FOUND = 404;

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
