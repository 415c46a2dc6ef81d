package org.opengeps.protocol.message;

import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;

/**
 * {@code opengeps/agency-name-approval/1} (docs/protocol.md section 13): a second person of the
 * agency puts a proposed name into force.
 *
 * @param proposal SHA-256 of the SignedData of the {@link AgencyNameProposal}
 * @param agency code
 * @param name the proposed one, so that the second person signs a name and not a number
 */
public record AgencyNameApproval(Sha256 proposal, String agency, LocalText name) {
  public static final String TYPE = "opengeps/agency-name-approval/1";

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("proposal", proposal)
        .put("agency", agency)
        .put("name", name.toJson())
        .build();
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member of another form
   */
  public static AgencyNameApproval from(JsonObject json) {
    json.expectType(TYPE);
    AgencyNameApproval approval =
        new AgencyNameApproval(
            json.hash("proposal"), json.string("agency"), LocalText.from(json.object("name")));
    json.expectSame(approval.toJson());
    return approval;
  }
}
