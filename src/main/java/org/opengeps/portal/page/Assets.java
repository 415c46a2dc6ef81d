package org.opengeps.portal.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.opengeps.protocol.json.JsonObject;

/**
 * The files that the front-end build wrote, by logical name ({@code site.css}). Their addresses
 * carry a hash of the content, so that a browser may keep them for ever.
 */
public final class Assets {
  private final Map<String, Asset> byName;

  private Assets(Map<String, Asset> byName) {
    this.byName = byName;
  }

  /** Reads the manifest of the build. */
  public static Assets read(byte[] manifest) {
    JsonObject all = JsonObject.parse(manifest);
    Map<String, Asset> found = new LinkedHashMap<>();
    for (String name : all.names()) {
      JsonObject one = all.object(name);
      found.put(name, new Asset(one.string("path"), one.string("integrity")));
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
