package org.opengeps.architecture;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of docs/architecture.md: who may import whom, and which rooms a context has. */
final class House {
  private static final String BASE = "kernel protocol law method platform identity ledger";
  private static final String FLOW =
      "registry catalogue planning custody notice bid opening award contract payment mall";

  /** Context | imports | rooms beside the root ({@code *}: the context divides itself freely). */
  private static final String TABLE =
      """
      kernel    |                                        |
      protocol  | kernel                                 | *
      law       | kernel protocol                        | outage
      method    | kernel protocol law                    | lowest screening quotation
      platform  | kernel protocol law method             | mail paper upload
      identity  | kernel protocol law method platform    | rules model store usecase revocation
      ledger    | kernel protocol law method platform identity | rules model store usecase
      registry  | BASE                                   | rules model store usecase
      catalogue | BASE registry                          | rules model store usecase
      planning  | BASE registry catalogue                | rules model store usecase
      custody   | BASE registry                          | rules model store usecase
      notice    | BASE registry catalogue planning custody | rules model store search usecase
      bid       | BASE registry notice                   | rules model store usecase
      opening   | BASE registry custody notice bid       | rules model store usecase
      award     | BASE registry notice opening           | rules model store usecase
      contract  | BASE registry notice opening award     | rules model store usecase
      payment   | BASE registry contract                 | rules model store usecase
      mall      | BASE registry catalogue notice opening award contract payment | rules model store usecase
      watch     | BASE notice                            | rules model store usecase
      agenda    | BASE FLOW                              | rules usecase
      audit     | BASE FLOW                              | rules model store usecase
      opendata  | BASE FLOW                              | rules model store usecase
      client    | kernel protocol law method custody notice bid opening | *
      verifier  | kernel protocol law method FLOW               | *
      door      | kernel protocol platform               | *
      rest      | BASE FLOW watch agenda audit opendata door | *
      portal    | BASE FLOW watch agenda audit opendata door | *
      cli       | kernel protocol law method client verifier | *
      app       | BASE FLOW opendata client verifier door rest portal cli | *
      """;

  /** Contexts whose inner rooms are private. */
  private static final Set<String> WITH_PRIVATE_ROOMS =
      words("identity ledger watch agenda audit opendata " + FLOW);

  /** Inside a context a room may use these rooms of its own ("" is the root). */
  private static final Map<String, Set<String>> INNER_ORDER =
      Map.of(
          "", Set.of(""),
          "rules", Set.of("", "rules"),
          "model", Set.of("", "rules", "model"),
          "store", Set.of("", "rules", "model", "store"),
          "search", Set.of("", "rules", "model", "search"),
          "usecase", Set.of("", "rules", "model", "usecase", "revocation"),
          "revocation", Set.of("", "rules", "model", "revocation"));

  private final Map<String, Set<String>> imports = new LinkedHashMap<>();
  private final Map<String, Set<String>> rooms = new LinkedHashMap<>();
  private final String root;

  /**
   * @param root the package above all contexts, with a dot at the end
   */
  House(String root) {
    this.root = root;
    for (String line : TABLE.strip().split("\n")) {
      String[] cells = line.split("\\|", -1);
      String context = cells[0].strip();
      imports.put(context, words(cells[1].replace("BASE", BASE).replace("FLOW", FLOW)));
      rooms.put(context, words(cells[2]));
    }
  }

  /** A place in the house. */
  record Place(String context, String room) {}

  /** Where a package is, if it is one of ours at all. */
  Optional<Place> place(String packageName) {
    if (!packageName.startsWith(root)) {
      return Optional.empty();
    }
    String[] parts = packageName.substring(root.length()).split("\\.");
    return Optional.of(new Place(parts[0], parts.length > 1 ? parts[1] : ""));
  }

  /** Whether the table has the place. */
  boolean knows(Place place) {
    Set<String> known = rooms.get(place.context());
    return known != null
        && (place.room().isEmpty() || known.contains("*") || known.contains(place.room()));
  }

  /** Why the one may not use the other; empty if it may. */
  Optional<String> objection(Place from, Place to) {
    if (from.context().equals(to.context())) {
      boolean ordered = WITH_PRIVATE_ROOMS.contains(from.context());
      boolean allowed =
          !ordered || INNER_ORDER.getOrDefault(from.room(), Set.of()).contains(to.room());
      return allowed ? Optional.empty() : Optional.of("breaks the inner order of the rooms");
    }
    if (!imports.getOrDefault(from.context(), Set.of()).contains(to.context())) {
      return Optional.of(from.context() + " may not import " + to.context());
    }
    return doors(from).contains(to.room()) || !WITH_PRIVATE_ROOMS.contains(to.context())
        ? Optional.empty()
        : Optional.of("looks into a private room of " + to.context());
  }

  /** Rooms of a foreign context that may be entered. */
  private static List<String> doors(Place from) {
    return switch (from.context()) {
      case "verifier" -> List.of("", "rules");
      case "client" -> List.of("");
      default -> List.of("", "usecase");
    };
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
