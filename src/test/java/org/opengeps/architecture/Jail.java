package org.opengeps.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.function.Predicate;

/**
 * A technology that only some places may touch.
 *
 * @param name what is locked in
 * @param touched type names with their package, methods as {@code type.method}; a trailing {@code
 *     *} stands for any ending
 * @param homes contexts ({@code rest}) or rooms in any context ({@code .store}) that may touch it
 */
record Jail(String name, List<String> touched, List<String> homes) {
  /** All contexts except some, for jails that name those outside. */
  private static final List<String> JAKARTA_FREE =
      List.of("kernel", "protocol", "client", "verifier", "cli");

  static final List<Jail> ALL =
      List.of(
          new Jail("Faces", List.of("jakarta.faces.*"), List.of("portal")),
          new Jail("REST", List.of("jakarta.ws.rs.*"), List.of("rest")),
          new Jail(
              "EntityManager",
              List.of(
                  "jakarta.persistence.EntityManager", "jakarta.persistence.PersistenceContext"),
              List.of(".store", "platform")),
          // beside @Transactional beans it is a race: the container keeps what it has to restore in
          // a field of the interceptor, which all threads of a shared bean have in common
          new Jail(
              "transactions by hand",
              List.of(
                  "jakarta.transaction.UserTransaction", "jakarta.transaction.TransactionManager"),
              List.of()),
          new Jail("search engine", List.of("org.apache.lucene.*"), List.of(".search")),
          // other programs and rooms have no JAXB, and what an invoice says is protocol's
          new Jail("e-invoices", List.of("com.helger.*", "oasis.names.*"), List.of("payment")),
          new Jail("mail", List.of("jakarta.mail.*", "jakarta.activation.*"), List.of(".mail")),
          new Jail("Java serialization", List.of("java.io.ObjectInputStream"), List.of()),
          new Jail(
              "console",
              List.of("java.lang.System.out", "java.lang.System.err"),
              List.of("cli", "app")),
          new Jail(
              "system clock",
              List.of(
                  "java.time.Instant.now",
                  "java.time.LocalDate.now",
                  "java.time.LocalDateTime.now",
                  "java.time.ZonedDateTime.now",
                  "java.time.OffsetDateTime.now",
                  "java.time.Clock.system*",
                  "java.lang.System.currentTimeMillis"),
              List.of("platform", "app", "cli")),
          new Jail(
              "opening of sealed bids",
              List.of(
                  "ROOT.protocol.cms.Envelope.openWith",
                  "ROOT.protocol.opening.Unsealing.*",
                  "ROOT.protocol.opening.GateLayer.*"),
              List.of("protocol", "opening", "client", "verifier")),
          new Jail(
              "gate keys",
              List.of("ROOT.custody.usecase.LendGateKey*", "ROOT.custody.usecase.PublishGateKey*"),
              List.of("custody", "opening")),
          // signed acts come in by SignedDoor; a bid has a way of its own, judged before and after
          new Jail(
              "signed messages",
              List.of("ROOT.identity.usecase.ReadSignedMessage"),
              List.of("identity", "bid", "opening")),
          new Jail(
              "libraries in the kernel", List.of("org.bouncycastle.*"), homesWithout("kernel")));

  /** Types of Jakarta EE, for contexts that run without a server. */
  static boolean breaksJakartaFreedom(String context, String room, String type) {
    boolean jakarta = type.startsWith("jakarta.");
    return jakarta && (JAKARTA_FREE.contains(context) || room.equals("rules"));
  }

  private static List<String> homesWithout(String context) {
    return List.of("!" + context);
  }

  /** Whether touching the name from the place is an escape. */
  boolean isBrokenBy(House.Place place, String touchedName, String root) {
    Predicate<String> matches =
        pattern -> {
          String full = pattern.replace("ROOT.", root);
          return full.endsWith("*")
              ? touchedName.startsWith(full.substring(0, full.length() - 1))
              : touchedName.equals(full);
        };
    return touched.stream().anyMatch(matches)
        && homes.stream().noneMatch(home -> isHome(home, place));
  }

  /** Whether the touched name is the class, one of a family of classes, or a method of it. */
  static boolean names(String touched, JavaClass type) {
    String beginning = touched.endsWith("*") ? touched.substring(0, touched.length() - 1) : null;
    return beginning != null
        ? (type.getName() + ".").startsWith(beginning)
        : type.getName().equals(touched)
            || type.getMethods().stream()
                .anyMatch(method -> (type.getName() + "." + method.getName()).equals(touched));
  }

  private static boolean isHome(String home, House.Place place) {
    if (home.startsWith("!")) {
      return !home.substring(1).equals(place.context());
    }
    return home.startsWith(".")
        ? home.substring(1).equals(place.room())
        : home.equals(place.context());
  }

  /** A field that cannot hold money or a rate exactly. */
  static boolean isInexact(JavaClass fieldType) {
    return List.of("float", "double", "java.lang.Float", "java.lang.Double")
        .contains(fieldType.getName());
  }
}
