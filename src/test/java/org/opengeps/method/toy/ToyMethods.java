package org.opengeps.method.toy;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import java.util.List;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.screening.QualificationScreening;
import org.opengeps.protocol.json.JsonObject;

/** One method more in the deployment of the tests, and only there. */
@Alternative
@Priority(1)
@ApplicationScoped
public class ToyMethods {
  /** What a draft under the toy law says of money: a currency with decimals, and no base amount. */
  public static final JsonObject PRICE =
      JsonObject.builder()
          .put("currency", new CurrencyUnit("EGP", 2))
          .put("estimatedAmount", "1634482727.50")
          .putNull("baseAmount")
          .build();

  static final AwardMethods ALL =
      new AwardMethods(List.of(new QualificationScreening(), new LowestPrice()));

  @Produces
  public AwardMethods methods() {
    return ALL;
  }
}
