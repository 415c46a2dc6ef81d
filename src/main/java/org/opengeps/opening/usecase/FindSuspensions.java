package org.opengeps.opening.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.kernel.Refusal;
import org.opengeps.opening.SuspensionView;
import org.opengeps.opening.model.SuspensionActs;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.log.LoggedPause;
import org.opengeps.protocol.log.Suspensions;
import org.opengeps.protocol.message.Suspension;

/** When the rounds of a tender stood still, and what is proposed about it. */
@ApplicationScoped
public class FindSuspensions {
  @Inject private SuspensionActs acts;
  @Inject private Documents documents;

  /** Those that count, in the order in which they began to: public. */
  @Transactional
  public List<SuspensionView> list(String tender, String lot) {
    return views(tender, lot)
        .filter(view -> view.approvedAt().isPresent())
        .sorted(Comparator.comparing(view -> view.approvedAt().orElseThrow()))
        .toList();
  }

  /** Those that wait for their second officer and could still have one, for officers. */
  @Transactional
  public List<SuspensionView> listPending(String tender, String lot) {
    Optional<SuspensionView> last = last(tender, lot);
    return views(tender, lot)
        .filter(SuspensionView::isPending)
        .filter(view -> SuspensionFits.follows(view.act(), last).isEmpty())
        .toList();
  }

  /** The act that counted last. */
  @Transactional
  public Optional<SuspensionView> last(String tender, String lot) {
    return list(tender, lot).stream().reduce((earlier, later) -> later);
  }

  /** The suspension that lasts; empty if the round goes on. */
  @Transactional
  public Optional<SuspensionView> current(String tender, String lot) {
    return last(tender, lot).filter(SuspensionView::isSuspending);
  }

  /** When the round stood still. */
  @Transactional
  public Suspensions spans(String tender, String lot) {
    return Suspensions.of(
        list(tender, lot).stream()
            .map(
                view ->
                    new LoggedPause(
                        tender,
                        lot,
                        view.isSuspending(),
                        view.approvedAt().orElseThrow(),
                        view.signed()))
            .toList());
  }

  /** That the round stands still, for whoever wants to act in it: {@code round-suspended}. */
  @Transactional
  public Optional<Refusal> refusal(String tender, String lot) {
    return current(tender, lot).map(FindSuspensions::suspended);
  }

  private static Refusal suspended(SuspensionView view) {
    Suspension act = view.act();
    Instant since = view.approvedAt().orElseThrow();
    String korean = act.reason().ko();
    String english = act.reason().en();
    return english.isEmpty()
        ? Refusal.of("round-suspended")
            .with("lot", act.lot())
            .with("since", since)
            .with("reason", korean)
        : Refusal.of("round-suspended.both")
            .with("lot", act.lot())
            .with("since", since)
            .with("ko", korean)
            .with("en", english);
  }

  private Stream<SuspensionView> views(String tender, String lot) {
    return acts.list(tender, lot).stream().map(this::view);
  }

  private SuspensionView view(SuspensionActs.Row row) {
    return new SuspensionView(
        Suspension.from(SignedDocument.read(documents.get(row.signed())).json()),
        row.signed(),
        row.by(),
        row.at(),
        row.approval(),
        row.approvedAt());
  }
}
