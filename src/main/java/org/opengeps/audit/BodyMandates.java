package org.opengeps.audit;

import java.util.List;
import org.opengeps.kernel.Pages;

/**
 * Some of the mandates that an oversight body has given, or that were proposed in it.
 *
 * @param waiting how many of all wait for their second person
 */
public record BodyMandates(Pages pages, long waiting, List<BodyMandate> mandates) {
  public BodyMandates {
    mandates = List.copyOf(mandates);
  }
}
