package org.opengeps.cli.contract;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Claim;
import org.opengeps.protocol.message.ClaimReturn;
import org.opengeps.protocol.message.Contract;
import org.opengeps.protocol.message.ContractStep;
import org.opengeps.protocol.message.Delivery;
import org.opengeps.protocol.message.Inspection;
import org.opengeps.protocol.message.PaymentApproval;
import org.opengeps.protocol.message.PaymentOrder;

/** What is signed from the contract to its payment, and the door of each. */
enum Act {
  CONTRACT(Contract.TYPE, "", Contract::from),
  CONSENT("opengeps/contract-consent/1", "/consent", ContractStep::from),
  REFUSAL("opengeps/contract-refusal/1", "/refusal", ContractStep::from),
  CONFIRMATION("opengeps/contract-confirmation/1", "/confirmation", ContractStep::from),
  DELIVERY(Delivery.TYPE, "/deliveries", Delivery::from),
  INSPECTION(Inspection.TYPE, "/deliveries/inspections", Inspection::from),
  CLAIM(Claim.TYPE, "/payments/claims", Claim::from),
  CLAIM_RETURN(ClaimReturn.TYPE, "/payments/returns", ClaimReturn::from),
  ORDER(PaymentOrder.TYPE, "/payments/orders", PaymentOrder::from),
  APPROVAL(PaymentApproval.TYPE, "/payments/approvals", PaymentApproval::from);

  private final String type;
  private final String door;
  private final Consumer<JsonObject> reader;

  Act(String type, String door, Consumer<JsonObject> reader) {
    this.type = type;
    this.door = door;
    this.reader = reader;
  }

  static Optional<Act> of(JsonObject message) {
    return Arrays.stream(values())
        .filter(act -> message.has("type") && act.type.equals(message.string("type")))
        .findFirst();
  }

  /** The types as a sentence lists them. */
  static String types() {
    return String.join(", ", Arrays.stream(values()).map(act -> act.type).toList());
  }

  /**
   * Reads the message as its door will.
   *
   * @return path of the door
   * @throws org.opengeps.protocol.json.JsonFormatException naming the first member that is wrong
   */
  String path(JsonObject message) {
    reader.accept(message);
    return contract(TenderRef.parse(message.string("tender")).number()) + door;
  }

  static String contract(String number) {
    return "/api/v1/tenders/" + number + "/contract";
  }
}
