package org.opengeps.identity;

/**
 * A person of one organisation. Opaque; stable over changes of name, certificate and roles.
 *
 * @param value a UUID in lower case
 */
public record PersonId(String value) {
  public PersonId {
    if (!value.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      throw new IllegalArgumentException("not a person's id: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
