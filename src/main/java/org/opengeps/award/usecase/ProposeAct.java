package org.opengeps.award.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.award.RoundActSigned;
import org.opengeps.award.model.Awards;
import org.opengeps.award.model.Proposed;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.Ownership;
import org.opengeps.opening.usecase.HoldRound;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.log.FactKind;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.RoundAct;

/**
 * An officer corrects a score that was entered wrong, or passes a candidate over that may not win.
 * Nothing changes before a second officer has approved it ({@link ApproveAct}).
 */
@ApplicationScoped
public class ProposeAct {
  private static final int LONGEST_REASON = 1000;
  private static final SignedDoor.Form<RoundAct> FORM =
      new SignedDoor.Form<>(
          RoundAct.TYPE, RoundAct::from, Role.EVALUATOR, Role.CONTRACTING_OFFICER);

  @Inject private SignedDoor door;
  @Inject private LotFiles files;
  @Inject private Awards awards;
  @Inject private HoldRound rounds;
  @Inject private FindNotice notices;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Sending the same act again is harmless.
   *
   * @param number the tender that the door names
   * @param cms {@code opengeps/round-act/1} signed by an evaluator or contracting officer
   * @return SHA-256 of the SignedData that the second officer approves; refused as {@link
   *     SignedDoor} does, with {@code tender-differs}, {@code foreign-tender}, {@code
   *     ranking-unknown}, {@code ranking-differs}, {@code round-over}, {@code not-a-candidate},
   *     {@code act-outdated}, {@code score-sheet} or {@code text-unfit}
   */
  public Verdict<Sha256> propose(TenderNumber number, byte[] cms) {
    return door.enter(cms, FORM, signed -> propose(number, signed));
  }

  private Verdict<Sha256> propose(TenderNumber number, Signed<RoundAct> signed) {
    RoundAct act = signed.content();
    return Verdict.accept(signed)
        .unless(one -> Ownership.judge(notices, number, act.tender(), one.actor()))
        .unless(one -> rounds.hold(act.tender().number(), act.lot()))
        .then(one -> files.lock(act.tender(), act.lot()))
        .unless(file -> reason(act.reason()))
        .then(file -> propose(file, signed));
  }

  private static Optional<Refusal> reason(LocalText reason) {
    return FreeText.judge(
        FreeText.paragraphs("reason.ko", reason.ko(), LONGEST_REASON),
        FreeText.paragraphs("reason.en", reason.en(), LONGEST_REASON).orEmpty());
  }

  private Verdict<Sha256> propose(LotFile file, Signed<RoundAct> signed) {
    RoundAct act = signed.content();
    Optional<LotFile.Change> before =
        file.changes().stream().filter(one -> one.row().content().equals(act.hash())).findFirst();
    if (before.isPresent()) {
      return Verdict.accept(before.get().row().signed());
    }
    return Verdict.accept(act)
        .unless(one -> RoundActFits.judge(file, one))
        .map(one -> keep(file, signed));
  }

  private Sha256 keep(LotFile file, Signed<RoundAct> signed) {
    RoundAct act = signed.content();
    Sha256 document = documents.put(signed.der());
    awards.add(
        file.ranked().key(),
        new Proposed(
            document,
            act.hash(),
            act.act(),
            act.submission(),
            signed.actor().person(),
            signed.at(),
            Optional.empty()));
    events.fire(
        new RoundActSigned(FactKind.ROUND_ACT_PROPOSED, act.tender(), document, signed.at()));
    return document;
  }
}
