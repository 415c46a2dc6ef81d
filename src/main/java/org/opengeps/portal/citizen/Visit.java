package org.opengeps.portal.citizen;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;

/**
 * What is asked for.
 *
 * @param path parts of the path below the context root, without empty ones
 * @param request for its parameters
 */
record Visit(List<String> path, HttpServletRequest request) {
  static Visit of(HttpServletRequest request) {
    String path =
        request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    return new Visit(
        Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList(), request);
  }

  /** A parameter, or empty if it is missing. */
  String parameter(String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value.strip();
  }

  /** A whole number from 1, else 1. */
  int pageNumber() {
    String value = parameter("page");
    return value.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(value) : 1;
  }
}
