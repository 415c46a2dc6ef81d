package org.opengeps.opening.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.opengeps.bid.OpenedBids;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.NoticeView;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Opening;
import org.opengeps.opening.model.Openings;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.opening.SealedBid;

/**
 * What was opened of the bids for a lot: envelopes whose gate opened for them. These are public and
 * part of the evidence, also where the lot lapsed because too few members came.
 */
@Dependent
class ListOpened {
  @Inject private Openings openings;
  @Inject private OpeningCases cases;

  /**
   * Reads every bid once that was opened.
   *
   * @param notice the last order that lists the lot
   * @throws org.opengeps.platform.EvidenceChangedException if one is not the one that was received
   */
  OpenedBids of(NoticeView notice, Lot lot) {
    Map<String, Set<UUID>> submissions = new HashMap<>();
    Set<Sha256> files = new HashSet<>();
    for (Slot slot : lot.slots()) {
      Optional<Opening> opened =
          openings
              .find(new EnvelopeKey(notice.ref().number(), slot))
              .filter(opening -> opening.gateKey().isPresent());
      if (opened.isPresent()) {
        submissions.put(slot.envelope(), read(cases.of(opened.get()), files));
      }
    }
    boolean statements = submissions.containsKey(lot.first().envelope());
    return new OpenedBids(submissions, files, statements);
  }

  private static Set<UUID> read(OpeningCase opened, Set<Sha256> files) {
    Set<UUID> submissions = new HashSet<>();
    for (SealedBid bid : opened.bids()) {
      if (opened.admission().admits(bid.reception())) {
        submissions.add(bid.reception().submission());
        Statement.from(SignedDocument.read(bid.statementDer()).json())
            .find(opened.slot().envelope())
            .ifPresent(own -> own.files().forEach(file -> files.add(file.sha256())));
      }
    }
    return submissions;
  }
}
