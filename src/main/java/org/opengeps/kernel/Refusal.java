package org.opengeps.kernel;

/**
 * Why something was refused, for a person and for a machine.
 *
 * @param code lower case with hyphens, stable, listed in the OpenAPI document: {@code late}
 * @param korean one or two sentences: what was wrong, where, and what to do next; empty where only
 *     programs come
 * @param english the same
 */
public record Refusal(String code, String korean, String english) {
  public Refusal {
    if (!code.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("not a refusal code: " + code);
    }
  }

  /** In English only. */
  public Refusal(String code, String english) {
    this(code, "", english);
  }

  /** What is signed: in both languages of the portal, Korean first. */
  public String detail() {
    return korean.isEmpty() ? english : korean + " / " + english;
  }
}
