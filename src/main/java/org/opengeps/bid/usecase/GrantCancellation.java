package org.opengeps.bid.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.opengeps.bid.CancellationGranted;
import org.opengeps.bid.CancellationState;
import org.opengeps.bid.CancellationView;
import org.opengeps.bid.model.Cancellations;
import org.opengeps.bid.rules.CancellationIsAdmissible;
import org.opengeps.identity.Role;
import org.opengeps.identity.Signed;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.DomainEvent;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.notice.usecase.Ownership;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.message.CancellationGrant;

/** An officer grants that a bid be not opened, before the opening time, without knowing whose. */
@ApplicationScoped
public class GrantCancellation {
  private static final SignedDoor.Form<CancellationGrant> FORM =
      new SignedDoor.Form<>(
          CancellationGrant.TYPE, CancellationGrant::from, Role.CONTRACTING_OFFICER);

  @Inject private SignedDoor door;
  @Inject private FindNotice notices;
  @Inject private Cancellations cancellations;
  @Inject private Documents documents;
  @Inject private Event<DomainEvent> events;

  /**
   * Granting what was granted is harmless.
   *
   * @param number the tender that the door names
   * @param cms {@code opengeps/cancellation-grant/1} signed by a contracting officer of the agency
   * @return refused as {@link SignedDoor} does, with {@code tender-differs}, {@code
   *     foreign-tender}, {@code request-unknown} or {@code opening-begun}
   */
  public Verdict<CancellationView> grant(TenderNumber number, byte[] cms) {
    return door.enter(cms, FORM, signed -> grant(number, signed));
  }

  private Verdict<CancellationView> grant(TenderNumber number, Signed<CancellationGrant> signed) {
    CancellationGrant grant = signed.content();
    return Verdict.accept(signed)
        .unless(one -> Ownership.judge(notices, number, grant.tender(), one.actor()))
        .then(
            one ->
                Verdict.found(
                    cancellations.lock(grant.request()).filter(view -> isMeant(grant, view)),
                    () -> unknown(grant)))
        .then(
            view ->
                view.state() == CancellationState.GRANTED
                    ? Verdict.accept(view)
                    : Verdict.accept(view)
                        .unless(one -> late(one, signed))
                        .map(one -> keep(one, signed)));
  }

  private static boolean isMeant(CancellationGrant grant, CancellationView view) {
    return view.submission().equals(grant.submission())
        && view.lot().equals(grant.lot())
        && view.tender().number().equals(grant.tender().number());
  }

  private static Refusal unknown(CancellationGrant grant) {
    return Refusal.of("request-unknown")
        .with("request", grant.request())
        .with("submission", grant.submission());
  }

  private Optional<Refusal> late(CancellationView view, Signed<CancellationGrant> signed) {
    NoticeView notice = notices.current(TenderNumber.of(view.tender())).orElseThrow();
    return view.state() == CancellationState.REQUESTED
            && CancellationIsAdmissible.isSealed(notice, view.lot(), signed.at())
        ? Optional.empty()
        : Optional.of(CancellationIsAdmissible.begun(notice));
  }

  private CancellationView keep(CancellationView view, Signed<CancellationGrant> signed) {
    Sha256 document = documents.put(signed.der());
    cancellations.grant(view.request(), document, signed.actor().person(), signed.at());
    events.fire(new CancellationGranted(signed.content().tender(), document, signed.at()));
    return new CancellationView(view.core(), CancellationState.GRANTED, view.receipt());
  }
}
