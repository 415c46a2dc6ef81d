package org.opengeps.registry;

/**
 * An administrative region.
 *
 * @param code 2 digits for a province (시·도), more for parts of one
 */
public record Region(String code) {
  public Region {
    if (!code.matches("[0-9A-Z]{2,10}")) {
      throw new IllegalArgumentException("not a code of a region: " + code);
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
