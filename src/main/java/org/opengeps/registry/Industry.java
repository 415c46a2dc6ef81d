package org.opengeps.registry;

/**
 * An industry that a supplier is registered for (업종).
 *
 * @param code 4 digits in Korea
 */
public record Industry(String code) {
  public Industry {
    if (!code.matches("[0-9A-Z]{2,10}")) {
      throw new IllegalArgumentException("not a code of an industry: " + code);
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
