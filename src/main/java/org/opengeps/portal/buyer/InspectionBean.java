package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.contract.ContractView;
import org.opengeps.contract.DeliveriesView;
import org.opengeps.contract.InspectionDraft;
import org.opengeps.contract.usecase.FindDeliveries;
import org.opengeps.contract.usecase.PrepareInspection;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Role;
import org.opengeps.kernel.RefusalTexts;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.ContractTerms;
import org.opengeps.protocol.message.Inspection;

/** What was delivered under a contract, for the officer who inspects the most urgent delivery. */
@Named
@RequestScoped
public class InspectionBean {
  @Inject private ContractBean contract;
  @Inject private CurrentActor visitor;
  @Inject private FindDeliveries deliveries;
  @Inject private PrepareInspection prepare;
  @Inject private Documents documents;
  @Inject private FrameBean frame;
  private DeliveriesView view;
  private DeliveriesView.Item waiting;
  private Verdict<InspectionDraft> draft;

  @PostConstruct
  void load() {
    ContractView of = contract.getView() == null ? null : contract.getContract();
    view = of == null ? null : deliveries.list(List.of(of)).stream().findFirst().orElse(null);
    waiting = view == null ? null : view.waiting().stream().findFirst().orElse(null);
  }

  /** Null until the contract exists. */
  public DeliveriesView getView() {
    return view;
  }

  /** Whether a delivery waits, and whoever looks has a role that inspects. */
  private boolean isAsked() {
    return waiting != null
        && (visitor.get().has(Role.CONTRACTING_OFFICER)
            || visitor.get().has(Role.APPROVING_OFFICER));
  }

  private Verdict<InspectionDraft> prepared() {
    if (draft == null) {
      draft = prepare.prepare(view.tender(), view.lot(), waiting.hash(), visitor.get().person());
    }
    return draft;
  }

  public boolean isInspectable() {
    return isAsked() && prepared().refused().isEmpty();
  }

  /** Why this officer cannot inspect, in words; empty if nothing waits. */
  public String getObstacle() {
    return isAsked()
        ? prepared().refused().map(RefusalTexts.in(frame.getLanguage())::sentence).orElse("")
        : "";
  }

  /** How far the performance has come. */
  public String getState() {
    return frame.word("delivery-state", view.state());
  }

  public boolean isOverdue() {
    return waiting != null && waiting.overdue();
  }

  /** Until when the most urgent delivery is inspected; empty if none waits. */
  public String getInspectBy() {
    return waiting == null
        ? ""
        : frame.timeIn(waiting.inspectBy(), contract.getView().notice().zone());
  }

  public String getTender() {
    return view.tender().toString();
  }

  public String getContractHash() {
    return view.contract().hex();
  }

  public String getDeliveryHash() {
    return waiting.hash().hex();
  }

  /** The delivery as its firm signed it. */
  public String getSigned() {
    return Base64.getEncoder().encodeToString(documents.get(waiting.signed()));
  }

  public String getAmount() {
    return waiting.delivery().amount().text();
  }

  public String getCurrency() {
    return Currencies.toJson(view.sum().currency()).toString();
  }

  public String getFirstDay() {
    return prepared().orThrow().first().toString();
  }

  private ContractTerms.Delay delay() {
    return Optional.of(contract.getContract())
        .flatMap(ContractView::offer)
        .orElseThrow()
        .contract()
        .terms()
        .delay();
  }

  public String getRate() {
    return delay().rate().toString();
  }

  public String getCap() {
    return delay().cap().toString();
  }

  public String getDue() {
    return prepared().orThrow().due().toString();
  }

  public String getToday() {
    return prepared().orThrow().today().toString();
  }

  /** Day from which late days are counted, in ISO form; empty if it is not late. */
  public String getLateFrom() {
    return prepared().orThrow().lateFrom().map(LocalDate::toString).orElse("");
  }

  public List<ContractBean.Choice> getResults() {
    return Stream.of(Inspection.Result.values())
        .map(JsonValues::word)
        .map(word -> new ContractBean.Choice(word, frame.word("inspection-result", word)))
        .toList();
  }
}
