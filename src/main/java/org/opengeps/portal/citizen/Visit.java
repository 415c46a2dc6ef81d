package org.opengeps.portal.citizen;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.opengeps.kernel.Pages;
import org.opengeps.portal.page.Visitor;

/**
 * What is asked for.
 *
 * @param path parts of the path below the context root, without empty ones
 * @param request for its parameters
 */
record Visit(List<String> path, HttpServletRequest request) {
  static Visit of(HttpServletRequest request) {
    List<String> path =
        Arrays.stream(Visitor.path(request).split("/"))
            .filter(part -> !part.isEmpty())
            .map(Visit::decoded)
            .toList();
    return new Visit(path, request);
  }

  /** Anything that is no UTF-8 is no page of ours. */
  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "?";
    }
  }

  /** A parameter, or empty if it is missing. */
  String parameter(String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value.strip();
  }

  int pageNumber() {
    return Pages.asked(parameter("page"));
  }
}
