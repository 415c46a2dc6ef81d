package org.opengeps.verifier;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.message.CancellationGrant;
import org.opengeps.protocol.message.CancellationRequest;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.message.Removals;
import org.opengeps.protocol.opening.Admission;

/** Two bids of a scene that are removed before the gate opens: the first and the fifth. */
final class SceneRemovals {
  /** How they come to be removed. */
  enum How {
    NONE,
    /** As it should be. */
    OWN,
    /** The fifth on a request that the third bidder signed. */
    OF_ANOTHER_FIRM,
    /** The fifth on the consent of an officer of another agency. */
    BY_ANOTHER_AGENCY,
    /** The request for the fifth names another statement than was received. */
    OF_ANOTHER_STATEMENT,
    /** The consent to the fifth was given to the request for the first. */
    ON_ANOTHER_REQUEST,
    /** The log has them after the gate key. */
    AFTER_THE_GATE,
    /** No witness saw them before the gate key. */
    UNWITNESSED,
    /** The log has them before the opening time. */
    TOO_EARLY,
    /** They are removed, and opened all the same. */
    OPENED,
    /** They name another closing. */
    OF_ANOTHER_CLOSING,
    /** The rule set knows no cancellation of bids. */
    UNLAWFUL
  }

  /** Place in close order, from 0, and bidder of the scene. */
  private static final Map<Integer, Integer> BIDDERS = Map.of(0, 0, 4, 3);

  private static final Instant ASKED = TenderScene.CLOSES.minusSeconds(600);
  private static final Instant GRANTED = TenderScene.CLOSES.plusSeconds(600);
  private final TenderScene tender;
  private final How how;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final List<Removals.Removed> removed;

  SceneRemovals(TenderScene tender, How how) {
    this.tender = tender;
    this.how = how;
    if (how == How.NONE) {
      removed = List.of();
      return;
    }
    removed = List.of(removal(1, 0), removal(2, 4));
    if (how != How.OPENED) {
      Set<UUID> submissions = Set.of(removed.get(0).submission(), removed.get(1).submission());
      tender.admission = Admission.ALL.without(submissions);
    }
  }

  private Removals.Removed removal(int number, int place) {
    ReceiptCore core = tender.bids.get(place).reception();
    boolean forged = number == 2;
    Sha256 statement =
        forged && how == How.OF_ANOTHER_STATEMENT
            ? Sha256.ofText("another statement")
            : core.statementHash();
    var request =
        new CancellationRequest(
            TenderScene.REF,
            "0",
            core.submission(),
            statement,
            CancellationRequest.Reason.WRONG_ENTRY);
    int bidder = forged && how == How.OF_ANOTHER_FIRM ? 2 : BIDDERS.get(place);
    byte[] asked = tender.bidders.get(bidder).signer().sign(request.toJson(), ASKED);
    Sha256 of =
        forged && how == How.ON_ANOTHER_REQUEST
            ? Sha256.of(files.get("removals/001-request.p7s"))
            : Sha256.of(asked);
    var grant = new CancellationGrant(TenderScene.REF, "0", core.submission(), of);
    TestAuthority.Identity officer =
        forged && how == How.BY_ANOTHER_AGENCY
            ? tender.signing.person("남의 계약담당", "Z999999")
            : tender.officer;
    byte[] granted = officer.signer().sign(grant.toJson(), GRANTED);
    files.put("removals/00" + number + "-request.p7s", asked);
    files.put("removals/00" + number + "-grant.p7s", granted);
    return new Removals.Removed(core.submission(), Sha256.of(asked), Sha256.of(granted));
  }

  List<Removals.Removed> removed() {
    return removed;
  }

  Map<String, byte[]> files() {
    return files;
  }

  byte[] list() {
    Sha256 close =
        how == How.OF_ANOTHER_CLOSING ? Sha256.ofText("another closing") : tender.close.hash();
    return new Removals(TenderScene.REF, "0", close, removed).toJson().canonical();
  }

  Instant at() {
    return how == How.TOO_EARLY ? TenderScene.OPENS.minusSeconds(1) : TenderScene.OPENS;
  }

  boolean isLate() {
    return how == How.AFTER_THE_GATE;
  }

  boolean isWitnessed() {
    return how != How.UNWITNESSED;
  }
}
