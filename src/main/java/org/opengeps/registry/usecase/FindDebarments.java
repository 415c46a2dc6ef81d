package org.opengeps.registry.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.opengeps.identity.OrganisationId;
import org.opengeps.registry.DebarmentPeriod;
import org.opengeps.registry.model.Sanctions;

/** The debarments of a supplier, for its own people. */
@ApplicationScoped
public class FindDebarments {
  private static final int MOST = 20;

  @Inject private Sanctions sanctions;

  /** Those that two officers signed, the latest first, at most {@value #MOST}; one statement. */
  @Transactional
  public List<DebarmentPeriod> list(OrganisationId supplier) {
    return sanctions.listOf(supplier, MOST);
  }
}
