package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.app.Main;
import org.opengeps.cli.verify.VerifierMain;
import picocli.CommandLine;

/** Every command line that a page, a paper or a document prints runs as it stands. */
class DocumentedCommandsTest {
  private static final BundleScene SCENE = new BundleScene();
  private static final List<String> PLACES =
      List.of(
          "README.md",
          "docs",
          "src/main/resources/org/opengeps/portal",
          "src/main/resources/META-INF/openapi.yaml",
          "src/main/java/org/opengeps/rest",
          "src/main/java/org/opengeps/app/Welcome.java");
  private static final Pattern COMMAND =
      Pattern.compile("java -jar (?:target/)?(opengeps(?:-verifier)?\\.jar)((?: +[^`<\"\\n()]*)?)");
  @TempDir private Path folder;

  private record Printed(Path where, String jar, String arguments) {}

  private static Stream<Printed> printed() throws IOException {
    return PLACES.stream()
        .map(Path::of)
        .flatMap(DocumentedCommandsTest::files)
        .flatMap(DocumentedCommandsTest::commands);
  }

  private static Stream<Path> files(Path place) {
    try {
      return Files.walk(place)
          .filter(file -> file.toString().matches(".*\\.(md|ftlh|xhtml|properties|yaml|java)"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Printed> commands(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return COMMAND.matcher(text).results().map(one -> printed(file, one)).toList().stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Printed printed(Path file, MatchResult found) {
    return new Printed(file, found.group(1), found.group(2).replaceFirst("[).]*\\s*$", "").trim());
  }

  @TestFactory
  Stream<DynamicTest> aPrintedCommandOfTheVerifierVerifies() throws IOException {
    List<Printed> all = printed().filter(one -> one.jar().contains("verifier")).toList();
    assertThat(all)
        .extracting(one -> one.where().getFileName().toString())
        .contains("README.md", "result.ftlh", "openapi.yaml", "Welcome.java", "ReceiptPaper.java");
    return all.stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.where().getFileName() + ": " + one.arguments(), () -> verifies(one)));
  }

  private void verifies(Printed printed) throws IOException {
    Path bundle = Files.write(folder.resolve("bundle.zip"), SCENE.zip());
    Path trust = Files.write(folder.resolve("trust.json"), SCENE.trust().json().canonical());
    Path receipt =
        Files.write(folder.resolve("receipt.json"), SCENE.receipt().toJson().canonical());
    String[] arguments =
        Stream.of(printed.arguments().split(" +"))
            .map(word -> word.matches("(.*/)?trust\\.json|FILE|%4\\$s") ? trust.toString() : word)
            .map(word -> word.endsWith(".zip") ? bundle.toString() : word)
            .map(word -> word.endsWith("receipt.json") ? receipt.toString() : word)
            .toArray(String[]::new);
    if (printed.where().endsWith("ReceiptPaper.java")) { // the name is joined to it
      arguments = Arrays.copyOf(arguments, arguments.length + 1);
      arguments[arguments.length - 1] = receipt.toString();
    }
    StringWriter out = new StringWriter();
    CommandLine command = VerifierMain.command(arguments);
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(out, true));
    assertThat(command.execute(VerifierMain.withoutWord(arguments))).as("%s", out).isZero();
  }

  @TestFactory
  Stream<DynamicTest> aPrintedCommandOfTheWholeProgramHasItsForm() throws IOException {
    return printed()
        .filter(one -> !one.jar().contains("verifier") && !one.arguments().startsWith("serve"))
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.where().getFileName() + ": " + one.arguments(),
                    () -> Main.commandLine().parseArgs(words(one.arguments()))));
  }

  /** A command that is named in a sentence, without what it wants, is asked for its help. */
  private static String[] words(String arguments) {
    boolean named = arguments.split(" +").length <= 2 && !arguments.contains("-");
    return (arguments + (named ? " --help" : "")).split(" +");
  }
}
