package org.opengeps.method.toy;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import java.util.List;
import org.opengeps.method.AwardMethods;
import org.opengeps.method.screening.QualificationScreening;

/** One method more in the deployment of the tests, and only there. */
@Alternative
@Priority(1)
@ApplicationScoped
public class ToyMethods {
  static final AwardMethods ALL =
      new AwardMethods(List.of(new QualificationScreening(), new LowestPrice()));

  @Produces
  public AwardMethods methods() {
    return ALL;
  }
}
