package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.opengeps.identity.PlatformSigner;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.MoveTender;
import org.opengeps.opening.OpeningStage;
import org.opengeps.opening.TenderFailed;
import org.opengeps.opening.TenderOpened;
import org.opengeps.opening.model.Bidders;
import org.opengeps.opening.model.Claims;
import org.opengeps.opening.model.Confidential;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Epoch;
import org.opengeps.opening.model.Opening;
import org.opengeps.opening.model.Openings;
import org.opengeps.opening.model.PostedPartial;
import org.opengeps.opening.rules.PartialsMayBeShown;
import org.opengeps.platform.Documents;
import org.opengeps.platform.InTransaction;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CloseReveal;
import org.opengeps.protocol.message.OpeningRecord;
import org.opengeps.protocol.message.Partial;

/**
 * When k members' partials of all lists are in: unseals, draws, signs the record. The outcome
 * follows from documents alone.
 */
@ApplicationScoped
public class FinishOpening {
  @Inject private Openings openings;
  @Inject private Bidders bidders;
  @Inject private Claims claims;
  @Inject private OpeningCases cases;
  @Inject private JudgeBids judgeBids;
  @Inject private PlatformSigner platform;
  @Inject private HoldRound rounds;
  @Inject private FindSuspensions suspensions;
  @Inject private MoveTender move;
  @Inject private Documents documents;
  @Inject private Confidential confidential;
  @Inject private Event<DomainEvent> events;
  @Inject private Clock clock;
  @Inject private InTransaction transaction;

  /**
   * Does nothing while members are missing, or the round is suspended. Judging may ask authorities
   * about certificates, so it has a transaction of its own, which holds no lock.
   */
  public void finish(EnvelopeKey key, Epoch epoch) {
    transaction
        .call(() -> judge(key))
        .ifPresent(outcome -> transaction.run(() -> sign(key, epoch, outcome)));
  }

  private Optional<JudgeBids.Outcome> judge(EnvelopeKey key) {
    Opening opening = openings.find(key).orElseThrow();
    if (suspensions.current(key.tender(), key.slot().lot()).isPresent()) {
      return Optional.empty();
    }
    SortedMap<Integer, List<PostedPartial>> complete = openings.completeMembers(opening);
    if (opening.stage() != OpeningStage.OPENING || complete.isEmpty()) {
      return Optional.empty();
    }
    OpeningCase opened = cases.of(opening);
    int k = opened.terms().committeeKey().k();
    if (complete.size() < k) {
      return Optional.empty();
    }
    List<Partial> used =
        complete.values().stream().limit(k).flatMap(List::stream).map(this::read).toList();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return Optional.of(judgeBids.record(opened, cases.points(opened), used, now));
  }

  private Partial read(PostedPartial message) {
    byte[] signed =
        message.list().equals(Partial.PUBLIC)
            ? documents.get(message.document())
            : confidential.message(message.document());
    return Partial.from(SignedDocument.read(signed).json());
  }

  /** Messages that anybody may see since the record is there: they rested wrapped until now. */
  private void show(Opening opening, OpeningRecord record) {
    byte[] reveal = documents.get(opening.reveal().orElseThrow());
    Set<String> shown =
        PartialsMayBeShown.lists(
            Optional.of(CloseReveal.from(JsonObject.parseCanonical(reveal))), Optional.of(record));
    openings.partials(opening.key()).stream()
        .filter(message -> !message.list().equals(Partial.PUBLIC))
        .filter(message -> shown.contains(message.list()))
        .forEach(message -> documents.put(confidential.message(message.document())));
  }

  private void sign(EnvelopeKey key, Epoch epoch, JudgeBids.Outcome outcome) {
    claims.hold(key, epoch);
    if (rounds.hold(key.tender(), key.slot().lot()).isPresent()) {
      return;
    }
    Opening opening = openings.find(key).orElseThrow();
    if (opening.stage() != OpeningStage.OPENING) {
      return;
    }
    OpeningRecord record = outcome.record();
    Sha256 signed = documents.put(platform.sign(record.toJson()));
    Instant now = record.openedAt();
    Optional<String> failure = outcome.failure();
    opening.finished(epoch, signed, failure.orElse(null), now);
    confidential.add(key, outcome.confidential());
    bidders.add(key, record);
    show(opening, record);
    if (failure.isPresent()) {
      move.to(TenderState.FAILED, opening.tender(), record.slot().lot(), now).orThrow();
      events.fire(
          new TenderFailed(record.tender(), record.slot().lot(), failure.get(), signed, now));
    } else {
      if (cases.isLast(opening)) {
        move.to(TenderState.OPENED, opening.tender(), record.slot().lot(), now).orThrow();
      }
      events.fire(
          new TenderOpened(record.tender(), record.slot(), record.toJson().hash(), signed, now));
    }
  }
}
