package org.opengeps.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Completes the document at {@code /openapi}: it is written by hand ({@code META-INF/openapi.yaml},
 * held against the resource classes and against real answers by a test), except for the list of
 * refusal codes, which the build collects from the sources.
 */
public class OpenApiDocument implements OASFilter {
  @Override
  public void filterOpenAPI(OpenAPI api) {
    Schema code = api.getComponents().getSchemas().get("Problem").getProperties().get("code");
    codes().forEach(code::addEnumeration);
  }

  /**
   * Payara 7 takes {@code nullable}, which OpenAPI 3.1 does not have, for a member of its own and
   * writes it twice, once more under {@code all}, where no reader of 3.0.3 knows it. As extension
   * it is written once. The methods are of its newer interface, which Payara 6 does not have.
   */
  @Override
  public Schema filterSchema(Schema schema) {
    try {
      Class<?> newer = Schema.class;
      Object members = newer.getMethod("getAll").invoke(schema);
      if (members instanceof Map<?, ?> map && !map.isEmpty()) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        map.forEach((name, value) -> extensions.put((String) name, value));
        newer.getMethod("setAll", Map.class).invoke(schema, (Object) null);
        schema.setExtensions(extensions);
      }
    } catch (NoSuchMethodException e) {
      return schema; // Payara 6
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the OpenAPI document", e);
    }
    return schema;
  }

  private static List<String> codes() {
    try (InputStream in = OpenApiDocument.class.getResourceAsStream("/openapi/refusal-codes.txt")) {
      if (in == null) {
        throw new IllegalStateException("the build did not collect the refusal codes");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the list of refusal codes", e);
    }
  }
}
