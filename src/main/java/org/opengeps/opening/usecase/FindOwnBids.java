package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.opengeps.identity.OrganisationId;
import org.opengeps.opening.OwnBid;
import org.opengeps.opening.model.Bidders;
import org.opengeps.opening.model.Opening;
import org.opengeps.platform.Documents;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.Scheduler;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.registry.usecase.FindOrganisation;

/**
 * In which tenders a firm has bid, as far as opening records say so publicly: before an opening
 * nobody but the bidder's own device knows.
 */
@ApplicationScoped
public class FindOwnBids {
  /** In one answer. */
  public static final int MOST = 30;

  private static final Duration PAUSE = Duration.ofHours(1);
  private static final Logger LOG = Logger.getLogger(FindOwnBids.class.getName());

  @Inject private Bidders bidders;
  @Inject private FindOrganisation organisations;
  @Inject private Documents documents;
  @Inject private InTransaction transaction;
  @Inject private Scheduler scheduler;

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    scheduler.every(PAUSE, "list bidders of opening records", this::listMissing);
  }

  /** Records of versions before this index, and those of which somebody took rows away. */
  private void listMissing() {
    for (Opening opening : transaction.call(bidders::unlisted)) {
      try {
        transaction.run(() -> list(opening));
      } catch (RuntimeException e) {
        // one record that cannot be read keeps no other firm from its own
        LOG.log(Level.WARNING, "bidders of " + opening.key() + " could not be listed", e);
      }
    }
  }

  private void list(Opening opening) {
    byte[] signed = documents.get(opening.record().orElseThrow());
    bidders.add(opening.key(), OpeningRecord.from(SignedDocument.read(signed).json()));
  }

  /**
   * @param firm who asks
   * @return opened last first, {@link #MOST} at most
   */
  @Transactional
  public List<OwnBid> find(OrganisationId firm) {
    return bidders.ofSupplier(organisations.get(firm).identifier(), MOST);
  }
}
