package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opengeps.award.RoundActSigned;
import org.opengeps.award.WaiverView;
import org.opengeps.award.model.Awards;
import org.opengeps.award.model.Waived;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.method.Act;
import org.opengeps.method.Standing;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.TenderState;
import org.opengeps.notice.usecase.MoveTender;
import org.opengeps.opening.usecase.HoldRound;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.Waiver;

/**
 * A candidate whose turn it is says that it does not want the contract: the round goes on with the
 * next one. It is signed by the bidder itself and cannot be taken back.
 */
@ApplicationScoped
public class Waive {
  private static final SignedDoor.Form<Waiver> FORM =
      new SignedDoor.Form<>(Waiver.TYPE, Waiver::from);

  @Inject private SignedDoor door;
  @Inject private LotFiles files;
  @Inject private Awards awards;
  @Inject private HoldRound rounds;
  @Inject private BidderActs bidders;
  @Inject private MoveTender move;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Waiving once more is harmless.
   *
   * @param number the tender that the door names
   * @param cms {@code opengeps/waiver/1} signed with the certificate of the bid, or with one of the
   *     same number
   * @return refused as {@link SignedDoor} does, with {@code tender-differs}, {@code
   *     round-suspended}, {@code ranking-unknown}, {@code ranking-differs}, {@code foreign-bid},
   *     {@code round-over}, {@code not-a-candidate}, {@code not-its-turn} or {@code
   *     act-not-of-method}
   */
  public Verdict<WaiverView> waive(TenderNumber number, byte[] cms) {
    return door.enter(cms, FORM, signed -> waive(number, signed));
  }

  private Verdict<WaiverView> waive(TenderNumber number, Signed<Waiver> signed) {
    Waiver waiver = signed.content();
    return Verdict.accept(signed)
        .unless(one -> BidderActs.elsewhere(number, waiver.tender()))
        .unless(one -> rounds.hold(number.value(), waiver.lot()))
        .then(one -> files.lock(waiver.tender(), waiver.lot()))
        .unless(file -> bidders.foreign(waiver, signed))
        .then(file -> waive(file, signed));
  }

  private Verdict<WaiverView> waive(LotFile file, Signed<Waiver> signed) {
    Optional<WaiverView> before =
        file.waivers().stream()
            .filter(one -> one.submission().equals(signed.content().submission()))
            .map(Waive::view)
            .findFirst();
    return before.isPresent()
        ? Verdict.accept(before.get())
        : Verdict.accept(file)
            .unless(one -> judge(one, signed.content()))
            .map(one -> keep(one, signed));
  }

  private static Optional<Refusal> judge(LotFile file, Waiver waiver) {
    Optional<Refusal> unfit = RoundActFits.judge(file, waiver);
    if (unfit.isPresent()) {
      return unfit;
    }
    Standing standing = file.standing();
    boolean turn =
        standing.awaiting().contains(waiver.submission())
            || standing.winner().filter(waiver.submission()::equals).isPresent();
    return turn
        ? file.procedure().refusal(Act.of(waiver))
        : Optional.of(Refusal.of("not-its-turn.waiver"));
  }

  private WaiverView keep(LotFile file, Signed<Waiver> signed) {
    Waiver waiver = signed.content();
    Instant at = signed.at();
    Sha256 document = documents.put(signed.der());
    var row = new Waived(waiver.submission(), document, signed.actor().person(), at);
    awards.add(file.ranked().key(), row);
    move.to(TenderState.EVALUATING, file.ranked().tender(), file.ranked().lot(), at).orThrow();
    events.fire(
        new RoundActSigned(FactKind.CANDIDATE_WAIVED, file.ranked().tender(), document, at));
    return view(row);
  }

  static WaiverView view(Waived row) {
    return new WaiverView(row.submission(), row.signed(), row.at());
  }

  /** In the order in which they came. */
  static List<WaiverView> views(LotFile file) {
    return file.waivers().stream().map(Waive::view).toList();
  }
}
