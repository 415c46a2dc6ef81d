package org.opengeps.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.Http;

/** The document at /openapi. That answers keep to it, {@link Http} sees to in every other test. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OpenApiIT {
  private static final Http.Answer SERVED = Http.get("/openapi?format=JSON");
  private static final JsonObject DOCUMENT = SERVED.json();
  private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "delete");

  @Test
  void aForeignParserFindsNothingWrongWithIt() {
    ParseOptions strict = new ParseOptions();
    strict.setResolve(true);
    SwaggerParseResult result =
        new OpenAPIV3Parser().readContents(SERVED.text(), List.of(), strict);
    // the server adds a list of its applications' addresses, which no standard knows
    assertThat(result.getMessages()).isSubsetOf("attribute endpoints is unexpected");
    assertThat(result.getOpenAPI().getPaths()).isNotEmpty();
  }

  @Test
  void whatMayBeNullIsSaidToBe() {
    JsonObject english =
        DOCUMENT
            .object("components")
            .object("schemas")
            .object("LocalText")
            .object("properties")
            .object("en");
    assertThat(english.bool("nullable")).isTrue();
    assertThat(english.names()).containsExactlyInAnyOrder("type", "nullable");
  }

  @Test
  void itNamesEveryDoorOfTheServerAndNoOther() {
    Set<String> written =
        operations().stream()
            .filter(operation -> operation.contains(" /api/v1/"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(written).isEqualTo(doors());
    assertThat(operations()).contains("get /ledger/checkpoint", "get /ledger/tile/{level}/{index}");
  }

  @Test
  void everyOperationIsExplainedAndMayAnswerWithAProblem() {
    JsonObject paths = DOCUMENT.object("paths");
    for (String operation : operations()) {
      String[] words = operation.split(" ");
      JsonObject written = paths.object(words[1]).object(words[0]);
      assertThat(written.string("summary")).as(operation).isNotBlank();
      if (words[1].startsWith("/api/")) {
        assertThat(written.object("responses").names()).as(operation).contains("default");
      }
    }
  }

  @Test
  void everyRefusalCodeIsListed() {
    JsonObject problem = DOCUMENT.object("components").object("schemas").object("Problem");
    List<String> codes = problem.object("properties").object("code").strings("enum");
    assertThat(codes)
        .contains(
            "late", "cms-format", "log-read-only", "tender-unknown", "id-reused", "internal-error");
    assertThat(codes).hasSizeGreaterThan(100).doesNotHaveDuplicates();
  }

  private static Set<String> operations() {
    JsonObject paths = DOCUMENT.object("paths");
    return paths.names().stream()
        .flatMap(
            path ->
                paths.object(path).names().stream()
                    .filter(METHODS::contains)
                    .map(method -> method + " " + path))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Method and path of every resource method, read from the classes. */
  private static Set<String> doors() {
    JavaClasses rest = new ClassFileImporter().importPackages("org.opengeps.rest");
    return rest.stream()
        .filter(type -> type.isAnnotatedWith(Path.class))
        .flatMap(type -> type.getMethods().stream())
        .map(JavaMethod::reflect)
        .flatMap(
            method ->
                Arrays.stream(method.getAnnotations())
                    .map(one -> one.annotationType().getAnnotation(HttpMethod.class))
                    .filter(one -> one != null)
                    .map(
                        one ->
                            one.value().toLowerCase(Locale.ROOT)
                                + " /api/v1/"
                                + path(method.getDeclaringClass().getAnnotation(Path.class), "")
                                + path(method.getAnnotation(Path.class), "/")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String path(Path path, String before) {
    return path == null ? "" : before + path.value();
  }
}
