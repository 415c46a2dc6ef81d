package org.opengeps.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformTest {
  @TempDir private Path machine;
  private Path seventeen;

  @BeforeEach
  void aMachineWithJava17() throws IOException {
    seventeen = java("jvm/openjdk-17", "17.0.15");
  }

  /** A Java as distributions install it. */
  private Path java(String place, String version) throws IOException {
    Path home = machine.resolve(place);
    Files.createDirectories(home.resolve("bin"));
    Files.createFile(home.resolve("bin/java")).toFile().setExecutable(true);
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"시험\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private Platform choose(String javaHome, String path, String forced) {
    return Platform.choose(
        Optional.of(forced).filter(value -> !value.isEmpty()),
        new JavaHomes(javaHome, seventeen, path, machine.resolve("jvm")));
  }

  @Test
  void withJava17AloneTheOldLineRunsOnIt() {
    assertThat(choose("", "", "")).isEqualTo(new Platform(6, seventeen.resolve("bin/java")));
    assertThat(choose("", "", "").warning()).contains("no more fixes", "JDK 21");
  }

  @Test
  void theNewestInstalledJavaOfAtLeast21RunsTheNewLine() throws IOException {
    java("jvm/a-temurin-21", "21.0.8");
    Path newest = java("jvm/temurin-25", "25");
    assertThat(choose("", "", "")).isEqualTo(new Platform(7, newest.resolve("bin/java")));
  }

  @Test
  void javaHomeComesFirstThenThePathThenWhatIsInstalled() throws IOException {
    java("jvm/temurin-25", "25.0.3");
    Path inPath = java("opt/jdk-23", "23.0.1");
    Path named = java("home/jdk-21", "21");
    String path = "/nowhere:" + Files.createDirectories(machine.resolve("usr/bin"));
    Files.createSymbolicLink(machine.resolve("usr/bin/java"), inPath.resolve("bin/java"));
    assertThat(choose(named.toString(), path, "").java()).isEqualTo(named.resolve("bin/java"));
    assertThat(choose("", path, "").java()).isEqualTo(inPath.toRealPath().resolve("bin/java"));
  }

  @Test
  void aJavaHomeThatIsTooOldOrNoneIsPassedOver() throws IOException {
    Path newest = java("jvm/temurin-25", "25.0.3");
    assertThat(choose(seventeen.toString(), "", "").java()).isEqualTo(newest.resolve("bin/java"));
    assertThat(choose("/없는/폴더", "", "").java()).isEqualTo(newest.resolve("bin/java"));
  }

  @Test
  void whatHasNoReadableVersionIsNoJava() throws IOException {
    Path odd = java("jvm/odd", "25");
    Files.writeString(odd.resolve("release"), "JAVA_VERSION=newest\n");
    assertThat(choose("", "", "").line()).isEqualTo(6);
  }

  @Test
  void anOperatorForcesALineAndIsToldWhatThatNeeds() throws IOException {
    assertThatThrownBy(() -> choose("", "", "7")).hasMessageContaining("needs a JDK 21");
    assertThatThrownBy(() -> choose("", "", "8")).hasMessageContaining("must be 6 or 7");
    java("jvm/temurin-25", "25");
    assertThat(choose("", "", "6").line()).isEqualTo(6);
    assertThat(choose("", "", "7").line()).isEqualTo(7);
  }

  @Test
  void eachLineHasItsProgram() {
    Path program = Path.of("target");
    assertThat(choose("", "", "6").jar(program)).isEqualTo(Path.of("target/opengeps.jar"));
    assertThat(new Platform(7, seventeen).jar(program))
        .isEqualTo(Path.of("target/opengeps-on-7.jar"));
  }
}
