package org.opengeps.app.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a Java may lie on this machine, in the order in which an operator would expect it to be
 * taken: what JAVA_HOME says, the one that runs, the one in PATH, then the newest installed one. No
 * Java is started to ask it: each says its version in its file {@code release}.
 *
 * @param javaHome value of JAVA_HOME, empty if it is not set
 * @param running home of the Java that runs this program
 * @param path value of PATH
 * @param installed folder in which Linux distributions install Java: {@code /usr/lib/jvm}
 */
record JavaHomes(String javaHome, Path running, String path, Path installed) {
  private static final Pattern VERSION =
      Pattern.compile("^JAVA_VERSION=\"([0-9]+)[^\"]*\"", Pattern.MULTILINE);

  /** A Java and its feature version, such as 21. */
  record Java(Path home, int version) {
    Path command() {
      return home.resolve("bin/java");
    }
  }

  static JavaHomes ofThisMachine() {
    return new JavaHomes(
        Optional.ofNullable(System.getenv("JAVA_HOME")).orElse(""),
        Path.of(System.getProperty("java.home")),
        Optional.ofNullable(System.getenv("PATH")).orElse(""),
        Path.of("/usr/lib/jvm"));
  }

  /** The first Java of at least this version; empty if there is none. */
  Optional<Java> find(int atLeast) {
    return Stream.of(
            named().stream(), Stream.of(running), inPath().stream(), installedOnes().stream())
        .flatMap(homes -> homes)
        .flatMap(home -> java(home).stream())
        .filter(java -> java.version() >= atLeast)
        .findFirst();
  }

  private Optional<Path> named() {
    return javaHome.isBlank() ? Optional.empty() : Optional.of(Path.of(javaHome));
  }

  private Optional<Path> inPath() {
    return Stream.of(path.split(":"))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, "java"))
        .filter(Files::isExecutable)
        .findFirst()
        .flatMap(JavaHomes::homeOf);
  }

  /** Follows links such as {@code /usr/bin/java} to the Java that they mean. */
  private static Optional<Path> homeOf(Path command) {
    try {
      return Optional.ofNullable(command.toRealPath().getParent()).map(Path::getParent);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The newest first; of the same version the first by name. */
  private List<Path> installedOnes() {
    if (!Files.isDirectory(installed)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(installed)) {
      return folders
          .sorted()
          .flatMap(home -> java(home).stream())
          .sorted(Comparator.comparingInt(Java::version).reversed())
          .map(Java::home)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Optional<Java> java(Path home) {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release) || !Files.isExecutable(home.resolve("bin/java"))) {
      return Optional.empty();
    }
    try {
      Matcher version = VERSION.matcher(Files.readString(release));
      return version.find()
          ? Optional.of(new Java(home, Integer.parseInt(version.group(1))))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
