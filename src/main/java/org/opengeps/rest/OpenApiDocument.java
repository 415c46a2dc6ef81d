package org.opengeps.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Completes the document at {@code /openapi}: what the server found by itself gets the problem
 * schema with every refusal code (listed from the sources at build time) and the static files of
 * the log.
 */
public class OpenApiDocument implements OASFilter {
  private static final String PROBLEM = "Problem";

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.setInfo(
        OASFactory.createInfo()
            .title("OpenGePS")
            .version("1")
            .description(
                "Tenders, sealed bids, openings and awards. Bodies that are signed are CMS (application/pkcs7-mime) as docs/protocol.md"
                    + " says; amounts are texts of digits; times are UTC with milliseconds. Everything refused is a signed problem."));
    if (api.getComponents() == null) {
      api.setComponents(OASFactory.createComponents());
    }
    api.getComponents().addSchema(PROBLEM, problem());
    if (api.getPaths() == null) {
      api.setPaths(OASFactory.createPaths());
    }
    api.getPaths().getPathItems().values().stream()
        .flatMap(item -> item.getOperations().values().stream())
        .forEach(OpenApiDocument::addProblem);
    addLog(api);
  }

  private static Schema problem() {
    Schema schema =
        object()
            .description(
                "A refusal (RFC 9457). A person reads detail, a machine code; signature proves both.");
    schema.addProperty("type", text("about:blank"));
    schema.addProperty("title", text("the code"));
    schema.addProperty(
        "status",
        OASFactory.createSchema().type(Schema.SchemaType.INTEGER).description("the HTTP status"));
    Schema code = text("stable; one of the listed");
    codes().forEach(code::addEnumeration);
    schema.addProperty("code", code);
    schema.addProperty("detail", text("what was wrong, where, and what to do next"));
    schema.addProperty("at", text("when it was refused").format("date-time"));
    schema.addProperty(
        "signature",
        text("SignedData (CMS) by the platform over canonical {type: opengeps/refusal/1, code, detail, at}")
            .format("byte"));
    return schema;
  }

  private static List<String> codes() {
    try (InputStream in = OpenApiDocument.class.getResourceAsStream("/openapi/refusal-codes.txt")) {
      return in == null
          ? List.of()
          : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the list of refusal codes", e);
    }
  }

  private static Schema object() {
    return OASFactory.createSchema().type(Schema.SchemaType.OBJECT);
  }

  private static Schema text(String description) {
    return OASFactory.createSchema().type(Schema.SchemaType.STRING).description(description);
  }

  private static void addProblem(Operation operation) {
    if (operation.getResponses() == null) {
      operation.setResponses(OASFactory.createAPIResponses());
    }
    Schema reference = OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM);
    operation
        .getResponses()
        .addAPIResponse(
            "default", answer("Refused, with the reason", "application/problem+json", reference));
  }

  private static APIResponse answer(String description, String type, Schema schema) {
    return OASFactory.createAPIResponse()
        .description(description)
        .content(
            OASFactory.createContent()
                .addMediaType(type, OASFactory.createMediaType().schema(schema)));
  }

  private static void addLog(OpenAPI api) {
    add(
        api,
        "/ledger/checkpoint",
        "Newest checkpoint: signed note with witness cosignatures (C2SP tlog-checkpoint)",
        "text/plain");
    add(
        api,
        "/ledger/tile/{level}/{index}",
        "Tile of the log, full or partial; immutable (C2SP tlog-tiles)",
        "application/octet-stream");
    add(
        api,
        "/ledger/tile/entries/{index}",
        "Bundle of log entries; immutable (C2SP tlog-tiles)",
        "application/octet-stream");
    add(
        api,
        "/ledger/proof/{index}",
        "Proof of an entry for offline use (C2SP tlog-proof)",
        "text/plain");
  }

  private static void add(OpenAPI api, String path, String summary, String type) {
    Operation get = OASFactory.createOperation().summary(summary).addTag("ledger");
    get.setResponses(
        OASFactory.createAPIResponses()
            .addAPIResponse("200", answer(summary, type, text(summary).format("binary"))));
    for (String name : List.of("level", "index")) {
      if (path.contains("{" + name + "}")) {
        get.addParameter(
            OASFactory.createParameter()
                .name(name)
                .in(org.eclipse.microprofile.openapi.models.parameters.Parameter.In.PATH)
                .required(true)
                .schema(text("as the C2SP document writes it")));
      }
    }
    PathItem item = OASFactory.createPathItem();
    item.setGET(get);
    api.getPaths().addPathItem(path, item);
  }
}
