package org.opengeps.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
