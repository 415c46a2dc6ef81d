package org.opengeps.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.opengeps.protocol.json.JsonObject;

/** Every component from elsewhere stands in docs/third-party.md with its version and terms. */
class ThirdPartyTest {
  private static final String FOLDER = "node_modules/";
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>[^<]+</groupId>\\s*<artifactId>([^<]+)</artifactId>(.*?)</dependency>",
          Pattern.DOTALL);
  private static final Pattern PROPERTY = Pattern.compile("<([\\w.]+\\.version)>([^<]+)</");
  private static final Pattern VERSION = Pattern.compile("<version>(?:\\$\\{)?([^<}]+)");

  /** Lines of the page's tables. */
  private final List<String> lines = Files.readAllLines(Path.of("docs/third-party.md"));

  ThirdPartyTest() throws IOException {}

  @Test
  void everyDependencyOfThePomHasALine() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    Map<String, String> properties = new HashMap<>();
    PROPERTY.matcher(pom).results().forEach(one -> properties.put(one.group(1), one.group(2)));
    List<String> missing = new ArrayList<>();
    List<MatchResult> dependencies = DEPENDENCY.matcher(pom).results().toList();
    assertThat(dependencies).hasSizeGreaterThan(20);
    for (MatchResult one : dependencies) {
      var written = VERSION.matcher(one.group(2));
      String version = written.find() ? written.group(1) : "";
      version = properties.getOrDefault(version, version);
      if (!stands(one.group(1), version)) {
        missing.add(one.group(1) + " " + version);
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyPackageOfThePagesHasALineWithTheTermsThatItsLockNames() throws IOException {
    JsonObject locked =
        JsonObject.parse(Files.readAllBytes(Path.of("src/main/frontend/package-lock.json")))
            .object("packages");
    List<String> missing = new ArrayList<>();
    for (String path : locked.names()) {
      if (!path.isEmpty() && !path.contains("@esbuild/")) {
        String name = path.substring(path.lastIndexOf(FOLDER) + FOLDER.length());
        if (!stands(name, locked.object(path).string("version"))) {
          missing.add(name);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private boolean stands(String name, String version) {
    return lines.stream()
        .filter(line -> line.startsWith("|"))
        .map(line -> line.split("\\|"))
        .anyMatch(
            cells ->
                (" " + cells[1].replaceAll("[,()]", " ") + " ").contains(" " + name + " ")
                    && cells[2].contains(version)
                    && !cells[3].isBlank());
  }
}
