package org.opengeps.protocol.json;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The first member in which what was read differs from what was understood of it. */
record Difference(String name, String problem) {
  static Optional<Difference> first(Map<String, Object> read, Map<String, Object> understood) {
    for (String name : read.keySet()) {
      if (!understood.containsKey(name)) {
        return Optional.of(new Difference(name, "unknown member"));
      }
      if (!Objects.equals(read.get(name), understood.get(name))) {
        return Optional.of(new Difference(name, "not in the promised form"));
      }
    }
    return understood.keySet().stream()
        .filter(name -> !read.containsKey(name))
        .findFirst()
        .map(name -> new Difference(name, "missing"));
  }
}
