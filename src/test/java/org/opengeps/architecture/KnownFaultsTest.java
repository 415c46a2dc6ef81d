package org.opengeps.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.json.JsonObject;

/**
 * No component has a fault that is publicly known and mended in a later version, as far as
 * src/build/known-faults.json goes (CONTRIBUTING.md says how it is renewed).
 */
class KnownFaultsTest {
  private static final Pattern IN_REPOSITORY =
      Pattern.compile(".*/([^/]+)/([^/]+)/\\1-\\2(?:-[a-z0-9-]+)?\\.jar");

  /**
   * @param in name and version of the server that carries it, or of itself
   */
  private record Component(String name, String version, String in) {
    Component(String name, String version) {
      this(name, version, name + " " + version);
    }
  }

  private record Fault(
      String component, String id, Optional<String> from, String mendedIn, String what) {
    static Fault from(JsonObject json) {
      return new Fault(
          json.string("component"),
          json.string("id"),
          json.has("from") ? Optional.of(json.string("from")) : Optional.empty(),
          json.string("mendedIn"),
          json.string("what"));
    }

    boolean isIn(Component one) {
      return one.name().equals(component)
          && compare(one.version(), mendedIn) < 0
          && from.stream().allMatch(first -> compare(one.version(), first) >= 0);
    }
  }

  private record Accepted(String component, String in, String id, String reason, LocalDate until) {
    static Accepted from(JsonObject json) {
      return new Accepted(
          json.string("component"),
          json.string("in"),
          json.string("id"),
          json.string("reason"),
          LocalDate.parse(json.string("until")));
    }
  }

  private final JsonObject list =
      JsonObject.parse(Files.readAllBytes(Path.of("src/build/known-faults.json")));

  KnownFaultsTest() throws IOException {}

  @Test
  void noComponentOfProgramPagesOrTestsHasAKnownFault() throws IOException {
    List<Component> components = new ArrayList<>(ofThePom());
    components.addAll(ofThePages());
    assertThat(components).extracting(Component::name).contains("bcprov-jdk18on", "esbuild");
    for (Path server : servers()) {
      List<Component> inside = ofTheServer(server);
      assertThat(inside).extracting(Component::name).contains("payara-micro", "jackson-databind");
      components.addAll(inside);
    }
    assertThat(findings(components, LocalDate.now())).isEmpty();
  }

  @Test
  void whatWasAcceptedFailsAgainWhenItsTimeIsOver() throws IOException {
    List<Component> old = ofTheServer(servers().get(0));
    assertThat(findings(old, LocalDate.parse("2026-11-28"))).isEmpty();
    assertThat(findings(old, LocalDate.parse("2027-07-01")))
        .anyMatch(
            line -> line.startsWith("jackson-databind 2.20.0 in payara-micro 6.2025.10: CVE"));
  }

  @Test
  void anOldVersionIsNamedWithFaultAndRemedy() {
    assertThat(findings(List.of(new Component("bcprov-jdk18on", "1.77")), LocalDate.now()))
        .anyMatch(
            line ->
                line.startsWith("bcprov-jdk18on 1.77 in bcprov-jdk18on 1.77: CVE-2024-29857")
                    && line.endsWith("use 1.78 or newer"));
    assertThat(findings(List.of(new Component("commons-compress", "1.9.0")), LocalDate.now()))
        .as("1.9 is older than 1.26")
        .hasSize(1);
    assertThat(findings(List.of(new Component("commons-io", "1.4")), LocalDate.now())).isEmpty();
  }

  private List<String> findings(List<Component> components, LocalDate today) {
    List<Accepted> accepted = list.objects("accepted", Accepted::from);
    return list.objects("faults", Fault::from).stream()
        .flatMap(
            fault ->
                components.stream()
                    .filter(fault::isIn)
                    .filter(
                        one -> accepted.stream().noneMatch(each -> covers(each, fault, one, today)))
                    .map(
                        one ->
                            "%s %s in %s: %s, %s; use %s or newer"
                                .formatted(
                                    one.name(),
                                    one.version(),
                                    one.in(),
                                    fault.id(),
                                    fault.what(),
                                    fault.mendedIn())))
        .toList();
  }

  private static boolean covers(Accepted one, Fault fault, Component where, LocalDate today) {
    return one.component().equals(fault.component())
        && one.id().equals(fault.id())
        && one.in().equals(where.in())
        && !one.reason().isBlank()
        && !one.until().isBefore(today);
  }

  /** Everything on the class path of the tests, which holds that of the program. */
  private static List<Component> ofThePom() throws IOException {
    return jars()
        .map(IN_REPOSITORY::matcher)
        .filter(Matcher::matches)
        .map(jar -> new Component(jar.group(1), jar.group(2)))
        .filter(one -> !one.name().equals("payara-micro"))
        .toList();
  }

  private static Stream<String> jars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
  }

  /** Payara Micro 6 and 7. */
  private static List<Path> servers() {
    Path six =
        jars()
            .filter(jar -> jar.contains("/payara-micro-"))
            .map(Path::of)
            .findFirst()
            .orElseThrow();
    return List.of(six, Path.of("target/lib/7/payara-micro.jar"));
  }

  /** What a server is made of, as the descriptions in its nested jars say. */
  private static List<Component> ofTheServer(Path jar) throws IOException {
    List<Component> inside = new ArrayList<>();
    try (ZipInputStream outer = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = outer.getNextEntry(); entry != null; entry = outer.getNextEntry()) {
        if (entry.getName().matches("MICRO-INF/(runtime|lib)/.*[.]jar")) {
          described(new ZipInputStream(outer), inside);
        }
      }
    }
    String version =
        inside.stream()
            .filter(
                one ->
                    one.name().equals("payara-micro-boot")
                        || one.name().equals("payara-micro-core"))
            .map(Component::version)
            .findFirst()
            .orElseThrow();
    String server = "payara-micro " + version;
    inside.add(new Component("payara-micro", version));
    return inside.stream().map(one -> new Component(one.name(), one.version(), server)).toList();
  }

  private static void described(ZipInputStream jar, List<Component> found) throws IOException {
    for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
      if (entry.getName().matches("META-INF/maven/.*/pom[.]properties")) {
        Properties properties = new Properties();
        properties.load(new ByteArrayInputStream(jar.readAllBytes()));
        found.add(
            new Component(properties.getProperty("artifactId"), properties.getProperty("version")));
      }
    }
  }

  private static List<Component> ofThePages() throws IOException {
    JsonObject locked =
        JsonObject.parse(Files.readAllBytes(Path.of("src/main/frontend/package-lock.json")))
            .object("packages");
    return locked.names().stream()
        .filter(path -> !path.isEmpty())
        .map(
            path ->
                new Component(
                    path.substring(path.lastIndexOf("node_modules/") + "node_modules/".length()),
                    locked.object(path).string("version")))
        .toList();
  }

  /** By the numbers that a version begins with: a qualifier behind them says nothing of its age. */
  private static int compare(String one, String other) {
    int[] left = numbers(one);
    int[] right = numbers(other);
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int order = Integer.compare(i < left.length ? left[i] : 0, i < right.length ? right[i] : 0);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int[] numbers(String version) {
    return Stream.of(version.split("[.-]"))
        .takeWhile(part -> part.matches("[0-9]{1,9}"))
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
