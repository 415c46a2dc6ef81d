package org.opengeps.kernel;

/**
 * Why something was refused, for a person and for a machine.
 *
 * @param code lower case with hyphens, stable, listed in the OpenAPI document: {@code late}
 * @param detail one or two sentences: what was wrong, where, and what to do next
 */
public record Refusal(String code, String detail) {
  public Refusal {
    if (!code.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("not a refusal code: " + code);
    }
  }

  /** In both languages of the portal, Korean first. */
  public Refusal(String code, String korean, String english) {
    this(code, korean + " / " + english);
  }
}
