package org.opengeps.portal.page;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files that the front-end build wrote, by logical name ({@code site.css}). Their addresses carry a hash of the content, so that a
 * browser may keep them for ever.
 */
public final class Assets {
  private final Map<String, Asset> byName;

  private Assets(Map<String, Asset> byName) {
    this.byName = byName;
  }

  /** Reads the manifest of the build. */
  public static Assets read(InputStream manifest) {
    Map<String, Asset> found = new LinkedHashMap<>();
    try (JsonReader reader = Json.createReader(manifest)) {
      JsonObject all = reader.readObject();
      for (String name : all.keySet()) {
        JsonObject one = all.getJsonObject(name);
        found.put(name, new Asset(one.getString("path"), one.getString("integrity")));
      }
    }
    return new Assets(found);
  }

  /**
   * @throws IllegalArgumentException if the build has no such file
   */
  public Asset get(String name) {
    Asset asset = byName.get(name);
    if (asset == null) {
      throw new IllegalArgumentException("the front-end build has no " + name);
    }
    return asset;
  }
}
