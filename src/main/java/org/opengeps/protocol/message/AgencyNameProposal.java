package org.opengeps.protocol.message;

import org.opengeps.protocol.json.JsonObject;

/**
 * {@code opengeps/agency-name/1} (docs/protocol.md section 13): another name for an agency, signed
 * by its administrator.
 *
 * @param agency code
 */
public record AgencyNameProposal(String agency, LocalText name) {
  public static final String TYPE = "opengeps/agency-name/1";

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE).put("agency", agency).put("name", name.toJson()).build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member of another form
   */
  public static AgencyNameProposal from(JsonObject json) {
    json.expectType(TYPE);
    AgencyNameProposal proposal =
        new AgencyNameProposal(json.string("agency"), LocalText.from(json.object("name")));
    json.expectSame(proposal.toJson());
    return proposal;
  }
}
