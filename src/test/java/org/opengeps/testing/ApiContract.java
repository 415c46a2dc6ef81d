package org.opengeps.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds answers of the server against the published document ({@code META-INF/openapi.yaml}), with
 * a schema validator that is not ours: a status, a media type, a member or a form that the document
 * does not name fails the test that caused the answer.
 */
final class ApiContract {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode DOCUMENT = document();
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V4,
          builder ->
              builder
                  .metaSchema(OpenApi30.getInstance())
                  .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));
  private static final Map<JsonNode, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

  private ApiContract() {}

  /**
   * @throws AssertionError if the answer is not one that the document names
   */
  static void hold(HttpResponse<byte[]> answer) {
    String method = answer.request().method().toLowerCase(Locale.ROOT);
    String path = answer.uri().getPath();
    if (!path.startsWith("/api/v1/")) {
      return;
    }
    String door = method + " " + path;
    JsonNode operation = operation(method, path);
    if (operation.isMissingNode()) {
      require(answer.statusCode() >= 400, door + " is no door of the document, but answered");
      return;
    }
    JsonNode responses = operation.path("responses");
    JsonNode response = responses.path(Integer.toString(answer.statusCode()));
    if (response.isMissingNode()) {
      require(answer.statusCode() >= 400, door + ": status " + answer.statusCode());
      response = responses.path("default");
    }
    judge(door, resolve(response), answer);
  }

  private static void judge(String door, JsonNode response, HttpResponse<byte[]> answer) {
    if (answer.body().length == 0) {
      return;
    }
    String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
    JsonNode content = response.path("content");
    JsonNode media = content.has(type) ? content.path(type) : content.path("*/*");
    require(!media.isMissingNode(), door + ": " + answer.statusCode() + " as " + type);
    if (type.endsWith("json")) {
      List<String> findings = findings(media.path("schema"), answer.body());
      require(findings.isEmpty(), door + ": " + findings);
    }
  }

  private static List<String> findings(JsonNode schema, byte[] body) {
    try {
      List<String> findings = new ArrayList<>();
      SCHEMAS
          .computeIfAbsent(schema, ApiContract::schema)
          .validate(JSON.readTree(body))
          .forEach(message -> findings.add(message.getMessage()));
      return findings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonSchema schema(JsonNode schema) {
    ObjectNode whole = JSON.createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", DOCUMENT.path("components"));
    var config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    return FACTORY.getSchema(whole, config);
  }

  /** The operation whose path template fits; a template without variables goes before. */
  private static JsonNode operation(String method, String path) {
    JsonNode found = DOCUMENT.path("paths").path(path).path(method);
    if (!found.isMissingNode()) {
      return found;
    }
    var paths = DOCUMENT.path("paths").fields();
    while (paths.hasNext()) {
      Map.Entry<String, JsonNode> entry = paths.next();
      if (path.matches(entry.getKey().replaceAll("\\{[^}]*}", "[^/]+"))
          && entry.getValue().has(method)) {
        return entry.getValue().path(method);
      }
    }
    return found;
  }

  private static JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? DOCUMENT.at(node.path("$ref").asText().substring(1)) : node;
  }

  private static JsonNode document() {
    try (InputStream in = ApiContract.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      JsonNode document = new ObjectMapper(new YAMLFactory()).readTree(in);
      close(document.path("components").path("schemas"));
      close(document.path("paths"));
      return document;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A client may meet members it does not know; a test may not. */
  private static void close(JsonNode node) {
    if (node.path("properties").isObject() && "object".equals(node.path("type").asText())) {
      ((ObjectNode) node).put("additionalProperties", false);
    }
    node.forEach(ApiContract::close);
  }

  private static void require(boolean holds, String finding) {
    if (!holds) {
      throw new AssertionError("not as openapi.yaml says: " + finding);
    }
  }
}
