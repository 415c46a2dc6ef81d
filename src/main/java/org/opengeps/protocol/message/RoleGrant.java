package org.opengeps.protocol.message;

import java.util.List;
import java.util.UUID;
import org.opengeps.protocol.json.JsonObject;

/**
 * {@code opengeps/roles/1} (docs/protocol.md section 13): what a person of an agency may do from
 * now on, signed by the agency's administrator.
 *
 * @param agency code
 * @param person id in the register
 * @param certifiedName of that person, so that the administrator signs a name and not a number
 * @param roles all of them; those that are not named are taken
 */
public record RoleGrant(String agency, UUID person, String certifiedName, List<String> roles) {
  public static final String TYPE = "opengeps/roles/1";

  public RoleGrant {
    roles = List.copyOf(roles);
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("agency", agency)
        .put("person", person)
        .put("certifiedName", certifiedName)
        .put("roles", roles)
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member of another form
   */
  public static RoleGrant from(JsonObject json) {
    json.expectType(TYPE);
    RoleGrant grant =
        new RoleGrant(
            json.string("agency"),
            json.uuid("person"),
            json.string("certifiedName"),
            json.strings("roles"));
    json.expectSame(grant.toJson());
    return grant;
  }
}
