package org.opengeps.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.opengeps.method.AwardMethods;

/** The award methods that the engine has: a closed list, because each is law and code together. */
@ApplicationScoped
class CarriedMethods {
  @Produces
  AwardMethods methods() {
    return AwardMethods.ALL;
  }
}
