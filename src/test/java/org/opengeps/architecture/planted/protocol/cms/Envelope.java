package org.opengeps.architecture.planted.protocol.cms;

/** Planted. */
public record Envelope(String text) {
  public String openWith(String key) {
    return text + key;
  }
}
