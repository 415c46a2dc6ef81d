package org.opengeps.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengeps.kernel.Sha256;

class ArchitectureTest {
  private static final String ROOT = "org.opengeps.";
  private static final String PLANTED = "org.opengeps.architecture.planted.";
  private static final Path SOURCES = Path.of("src/main/java/org/opengeps");

  @Test
  void everyClassKeepsToTheTableAndTheJails() {
    JavaClasses classes =
        new ClassFileImporter()
            .importUrl(Sha256.class.getProtectionDomain().getCodeSource().getLocation());
    assertThat(classes.size()).isGreaterThan(300);
    assertThat(judge(classes, ROOT).getFailureReport().getDetails()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kernel.LooksRight      | kernel may not import bid",
        "bid.LooksRight         | bid may not import opening",
        "award.LooksAtBids      | award may not import bid",
        "rest.LooksInside       | looks into a private room of bid",
        "bid.rules.AsksTheModel | breaks the inner order of the rooms",
        "bid.usecase.UsesStore  | breaks the inner order of the rooms",
        "bid.helper.Stray       | stands in a package that is not in the table",
        "elsewhere.Stray        | stands in a package that is not in the table",
        "notice.SpeaksRest      | breaks the jail of REST",
        "notice.SpeaksFaces     | breaks the jail of Faces",
        "notice.usecase.Queries | breaks the jail of EntityManager",
        "notice.usecase.Begins  | breaks the jail of transactions by hand",
        "notice.usecase.CallsItself | injects itself",
        "notice.usecase.Searches | breaks the jail of search engine",
        "notice.ReadsInvoices  | breaks the jail of e-invoices",
        "notice.usecase.Mails    | breaks the jail of mail",
        "watch.LooksAtBids      | watch may not import bid",
        "notice.search.Queries  | breaks the jail of EntityManager",
        "notice.AsksTheTime     | breaks the jail of system clock",
        "notice.Prints          | breaks the jail of console",
        "notice.Rounds          | has the inexact field rate",
        "notice.Deserializes    | breaks the jail of Java serialization",
        "notice.OpensBids       | breaks the jail of opening of sealed bids",
        "award.BorrowsGateKeys  | breaks the jail of gate keys",
        "notice.SpeaksTheMachine    | asks the machine for its language, zone or character set: String.format",
        "notice.ShoutsLikeTheMachine | asks the machine for its language, zone or character set: String.toUpperCase",
        "notice.ReadsLikeTheMachine | asks the machine for its language, zone or character set: String.<init>",
        "notice.LivesWithTheMachine | asks the machine for its language, zone or character set: ZoneId.systemDefault",
        "client.KnowsJakarta    | must work without Jakarta EE",
        "bid.rules.KnowsJakarta | must work without Jakarta EE",
        "kernel.KnowsLibraries  | breaks the jail of libraries in the kernel",
      })
  void aPlantedViolationIsFound(String planted, String sentence) {
    JavaClasses classes =
        new ClassFileImporter().importPackages("org.opengeps.architecture.planted");
    assertThat(judge(classes, PLANTED).getFailureReport().getDetails())
        .anyMatch(line -> line.startsWith(PLANTED + planted + " ") && line.contains(sentence));
  }

  /** A jail around a name that nothing bears locks nothing in. */
  @Test
  void everyJailOfOurOwnNamesNamesSomething() {
    JavaClasses classes =
        new ClassFileImporter()
            .importUrl(Sha256.class.getProtectionDomain().getCodeSource().getLocation());
    List<String> empty =
        Jail.ALL.stream()
            .flatMap(jail -> jail.touched().stream())
            .filter(name -> name.startsWith("ROOT."))
            .map(name -> name.replace("ROOT.", ROOT))
            .filter(name -> classes.stream().noneMatch(type -> Jail.names(name, type)))
            .toList();
    assertThat(empty).isEmpty();
  }

  @Test
  void whatIsAllowedIsNotReported() {
    JavaClasses classes =
        new ClassFileImporter().importPackages("org.opengeps.architecture.planted");
    assertThat(judge(classes, PLANTED).getFailureReport().getDetails())
        .noneMatch(line -> line.startsWith(PLANTED + "opening.Decent "))
        .noneMatch(line -> line.startsWith(PLANTED + "notice.SaysItself "));
  }

  /** Payara passes over anything else without a word, and the method runs without a transaction. */
  @Test
  void everyTransactionalMethodIsPublicInAPublicClassSoThatItsTransactionBegins() {
    JavaClasses classes =
        new ClassFileImporter()
            .importUrl(Sha256.class.getProtectionDomain().getCodeSource().getLocation());
    methods()
        .that()
        .areAnnotatedWith(jakarta.transaction.Transactional.class)
        .should()
        .bePublic()
        .andShould()
        .beDeclaredInClassesThat()
        .arePublic()
        .check(classes);
  }

  @Test
  void noTestBeginsATransactionByHandEither() {
    JavaClasses tests =
        new ClassFileImporter()
            .importUrl(ArchitectureTest.class.getProtectionDomain().getCodeSource().getLocation());
    noClasses()
        .that()
        .resideOutsideOfPackage("org.opengeps.architecture.planted..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("jakarta.transaction.UserTransaction")
        .check(tests);
  }

  @Test
  void everyPackageHasItsChapterHead() throws IOException {
    try (Stream<Path> all = Files.walk(SOURCES)) {
      List<Path> without =
          all.filter(Files::isDirectory)
              .filter(folder -> !folder.equals(SOURCES))
              .filter(ArchitectureTest::hasClasses)
              .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
              .toList();
      assertThat(without).isEmpty();
    }
  }

  private static EvaluationResult judge(JavaClasses classes, String root) {
    return classes().should(new KeepTheHouse(root)).evaluate(classes);
  }

  private static boolean hasClasses(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
