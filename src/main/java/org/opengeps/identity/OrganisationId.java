package org.opengeps.identity;

/**
 * An agency or a supplier. Opaque here: what it is called and may do, the registry knows.
 *
 * @param value a UUID in lower case
 */
public record OrganisationId(String value) {
  public OrganisationId {
    if (!value.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      throw new IllegalArgumentException("not an organisation's id: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
