package org.opengeps.app.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/services/bank.yaml is what the practice bank does. */
class BankDocumentTest {
  private static final Path FILE = Path.of("docs/services/bank.yaml");

  private static SwaggerParseResult parsed() throws Exception {
    ParseOptions strict = new ParseOptions();
    strict.setResolve(true);
    return new OpenAPIV3Parser().readContents(Files.readString(FILE), List.of(), strict);
  }

  @Test
  void aForeignParserFindsNothingWrongWithIt() throws Exception {
    assertThat(parsed().getMessages()).isNullOrEmpty();
  }

  @Test
  void itNamesEveryDoorOfTheBankAndNoOther() throws Exception {
    List<String> written =
        parsed().getOpenAPI().getPaths().entrySet().stream()
            .flatMap(
                path ->
                    path.getValue().readOperationsMap().keySet().stream()
                        .map(method -> method + " " + path.getKey()))
            .toList();
    assertThat(written).containsExactlyInAnyOrderElementsOf(BankServer.doors());
  }
}
