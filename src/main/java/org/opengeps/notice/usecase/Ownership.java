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
          Refusal.of("tender-differs").with("named", tender).with("asked", door.toString()));
    }
    if (!notices.isOf(door, actor.organisation())) {
      return Optional.of(Refusal.of("foreign-tender").with("tender", door.toString()));
    }
    return Optional.empty();
  }
}
