package org.opengeps.notice.usecase;

import java.util.Optional;
import org.opengeps.identity.Actor;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.notice.TenderNumber;

/** Only the agency that published a tender signs acts about it. */
public final class Ownership {
  private Ownership() {}

  public static Optional<Refusal> judge(
      FindNotice notices, TenderNumber door, TenderRef tender, Actor actor) {
    if (!TenderNumber.of(tender).equals(door)) {
      return Optional.of(
          new Refusal(
              "tender-differs",
              "서명한 내용이 다른 입찰에 관한 것입니다.",
              "The message is about " + tender + ", not " + door + "."));
    }
    if (!notices.isOf(door, actor.organisation())) {
      return Optional.of(
          new Refusal(
              "foreign-tender",
              "우리 기관의 입찰이 아닙니다.",
              "Tender " + door + " is not one of your agency."));
    }
    return Optional.empty();
  }
}
