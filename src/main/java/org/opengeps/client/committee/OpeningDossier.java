package org.opengeps.client.committee;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.outage.LoggedNotice;
import org.opengeps.protocol.ceremony.Committee;
import org.opengeps.protocol.ceremony.Transcript;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.log.Checkpoint;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.log.LogFormatException;
import org.opengeps.protocol.log.LoggedPause;
import org.opengeps.protocol.log.MerkleTree;
import org.opengeps.protocol.message.CloseReveal;
import org.opengeps.protocol.message.CloseStatement;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.opening.Gate;
import org.opengeps.protocol.opening.OpeningPoints;
import org.opengeps.protocol.opening.Partials;
import org.opengeps.protocol.opening.StandingOrders;
import org.opengeps.protocol.pki.Trust;
import org.opengeps.protocol.threshold.CommitteeKey;

/**
 * What the engine hands an officer to open, checked piece by piece. Until all of it holds, no
 * secret is touched.
 */
final class OpeningDossier {
  /** How far the officer's own clock may be off. */
  static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private final NoticeOrders orders;
  private final OpeningPoints.Setting setting;
  private final OpeningPoints points;
  private final Checkpoint checkpoint;
  private final Optional<ReleasedPrices> released;

  private OpeningDossier(NoticeOrders orders, OpeningPoints.Setting setting, OpenGate open) {
    this.orders = orders;
    this.setting = setting;
    points = open.points();
    checkpoint = open.checkpoint();
    released = open.released();
  }

  /**
   * @param answer of {@code tenders/{no}/opening-package}
   * @param slot the envelope that was asked for
   * @param pages of {@code tenders/{no}/opening-package/bids}, by the place of their first bid
   * @param now by the officer's own clock
   */
  static Verdict<OpeningDossier> check(
      JsonObject answer,
      Slot slot,
      IntFunction<Verdict<JsonObject>> pages,
      Trust trust,
      Instant now) {
    try {
      return read(answer, slot, pages, trust, now);
    } catch (JsonFormatException | LogFormatException e) {
      return Verdict.refuse(
          Refusal.of("evidence-broken.package-form").with("problem", e.getMessage()));
    } catch (HandedBids.RefusedException e) {
      return Verdict.refuse(e.refusal());
    }
  }

  private static Verdict<OpeningDossier> read(
      JsonObject answer,
      Slot slot,
      IntFunction<Verdict<JsonObject>> pages,
      Trust trust,
      Instant now) {
    Verdict<NoticeOrders> orders = NoticeOrders.of(answer, trust);
    if (orders instanceof Verdict.Refused<NoticeOrders> refused) {
      return Verdict.refuse(refused.refusal());
    }
    CloseStatement close = CloseStatement.from(JsonObject.parseCanonical(answer.bytes("close")));
    Notice notice = orders.orThrow().atClosing(close);
    Optional<Refusal> problem =
        closeProblem(notice, close, slot)
            .or(() -> orders.orThrow().again(close.lot()))
            .or(() -> untimely(orders.orThrow().lastOf(close.lot()), now))
            .or(
                () ->
                    WitnessedEntry.problem(
                        FactKind.TENDER_CLOSED,
                        close.tender(),
                        close.hash(),
                        notice.schedule().closesAt(),
                        answer.bytes("closeEntry"),
                        answer.string("closeProof"),
                        trust));
    if (problem.isPresent()) {
      return Verdict.refuse(problem.get());
    }
    Optional<Set<Sha256>> standing = StandingOrders.of(notice, orders.orThrow().orders());
    if (standing.isEmpty()) {
      return Verdict.refuse(Refusal.of("evidence-broken.order-missing"));
    }
    Optional<List<ReceiptCore>> receptions = receptions(answer, close);
    if (receptions.isEmpty()) {
      return Verdict.refuse(Refusal.of("bids-withheld.set"));
    }
    var closed =
        OpeningPoints.Setting.of(
            notice, close.tender(), slot, close.hash(), Gate.CLOSED, standing.get());
    Verdict<OpenGate> gate =
        notice.lot(slot.lot()).opensOnDecision(slot.envelope())
            ? OpenGate.onDecision(answer, notice, closed, receptions.get(), pages, trust, now)
            : OpenGate.atOpening(answer, notice, closed, receptions.get(), pages, trust);
    return gate.map(open -> new OpeningDossier(orders.orThrow(), closed.with(open.gate()), open));
  }

  private static Optional<Refusal> closeProblem(Notice notice, CloseStatement close, Slot slot) {
    if (!close.tender().equals(notice.ref())
        || !close.noticeHash().equals(notice.hash())
        || !close.closesAt().equals(notice.schedule().closesAt())
        || !close.lot().equals(slot.lot())
        || notice.envelope(slot).isEmpty()) {
      return Optional.of(Refusal.of("evidence-broken.closing-notice"));
    }
    if (close.closedAt().isBefore(close.closesAt())) {
      return Optional.of(Refusal.of("closed-early"));
    }
    return Optional.empty();
  }

  /**
   * The opening time is that of the last order that lists the lot: an outage may have moved it
   * after the closing.
   */
  private static Optional<Refusal> untimely(Notice notice, Instant now) {
    if (now.plus(CLOCK_TOLERANCE).isBefore(notice.schedule().opensAt())) {
      return Optional.of(
          Refusal.of("too-early").with("opensAt", notice.schedule().opensAt()).with("now", now));
    }
    if (!now.minus(CLOCK_TOLERANCE).isBefore(notice.schedule().latestOpening())) {
      return Optional.of(
          Refusal.of("opening-lapsed.member")
              .with("latestOpening", notice.schedule().latestOpening())
              .with("now", now));
    }
    return Optional.empty();
  }

  /** The receptions, if they are completely and in order what the closing committed to. */
  private static Optional<List<ReceiptCore>> receptions(JsonObject answer, CloseStatement close) {
    CloseReveal reveal = CloseReveal.from(JsonObject.parseCanonical(answer.bytes("reveal")));
    List<ReceiptCore> cores = reveal.receptions();
    List<byte[]> leaves = cores.stream().map(core -> core.toJson().canonical()).toList();
    Sha256 commitment =
        CloseStatement.commitment(reveal.salt(), cores.size(), MerkleTree.ofValues(leaves).root());
    boolean inOrder = cores.equals(cores.stream().sorted(CloseReveal.CLOSE_ORDER).toList());
    return commitment.equals(close.commitment()) && inOrder ? Optional.of(cores) : Optional.empty();
  }

  /**
   * Whether the log says something later of this tender than the notice at hand: an engine that
   * closed at the deadline before a postponement is refused here.
   *
   * @param logged every word on the notice up to {@link #checkpoint()}
   */
  Optional<Refusal> outdated(List<LoggedNotice> logged) {
    return orders.outdated(logged);
  }

  /**
   * Whether an order names a calendar that the log does not have.
   *
   * @param calendars hashes of those that it has up to {@link #checkpoint()}
   */
  Optional<Refusal> unpublished(Set<Sha256> calendars) {
    return orders.unpublished(calendars);
  }

  /**
   * Whether an outage that moved this tender left out another one that it hit.
   *
   * @param logged every word on every notice up to {@link #checkpoint()}
   */
  Optional<Refusal> partial(List<List<LoggedNotice>> logged) {
    return orders.partial(logged);
  }

  /**
   * Whether the notice rests on a ceremony other than the member's own: on another key, or on that
   * of another agency, whose officers have no say about this committee.
   */
  Optional<Refusal> foreignTo(Transcript transcript) {
    CommitteeKey key = terms().committeeKey();
    if (key.number() < 1
        || key.number() > transcript.keys().size()
        || !transcript.key(key.number()).equals(key)) {
      return Optional.of(Refusal.of("other-key"));
    }
    return transcript.ceremony().agency().equals(notice().agency().code())
        ? Optional.empty()
        : Optional.of(
            Refusal.of("other-agency")
                .with("notice", notice().agency().code())
                .with("committee", transcript.ceremony().agency()));
  }

  /** Whether a member of the committee decided whose prices it opens. */
  Optional<Refusal> decidedIn(Transcript transcript) {
    return released.stream()
        .flatMap(prices -> prices.deciders().stream())
        .flatMap(signer -> Committee.seated(transcript.ceremony(), signer).stream())
        .findFirst();
  }

  /**
   * Whether the log says that the round of this lot stands still, or stood so long that its prices
   * open later.
   *
   * @param logged every word on rounds of this tender up to {@link #checkpoint()}
   */
  Optional<Refusal> paused(List<LoggedPause> logged, Instant now) {
    List<LoggedPause> own =
        logged.stream().filter(pause -> pause.lot().equals(setting.slot().lot())).toList();
    return released.flatMap(prices -> prices.pauses().refusal(own, prices, now, CLOCK_TOLERANCE));
  }

  /** The witnessed checkpoint under which the closing stands. */
  Checkpoint checkpoint() {
    return checkpoint;
  }

  Notice notice() {
    return orders.last();
  }

  EnvelopeTerms terms() {
    return setting.terms();
  }

  Sha256 closeHash() {
    return setting.closeHash();
  }

  OpeningPoints points() {
    return points;
  }

  Partials.Setting setting() {
    return new Partials.Setting(
        setting.tender(), setting.slot(), setting.closeHash(), terms().committeeKey());
  }
}
