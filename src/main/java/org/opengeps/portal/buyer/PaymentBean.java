package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.Optional;
import org.opengeps.contract.ContractView;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Role;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.RefusalTexts;
import org.opengeps.payment.ClaimState;
import org.opengeps.payment.PaymentDraft;
import org.opengeps.payment.PaymentsView;
import org.opengeps.payment.usecase.FindPayments;
import org.opengeps.payment.usecase.PreparePayment;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.message.PaymentApproval;

/** Claims under a contract, for the officers who order, approve and send back the most urgent. */
@Named
@RequestScoped
public class PaymentBean {
  @Inject private HttpServletRequest request;
  @Inject private ContractBean contract;
  @Inject private CurrentActor visitor;
  @Inject private FindPayments payments;
  @Inject private PreparePayment prepare;
  @Inject private Documents documents;
  @Inject private FrameBean frame;
  private PaymentsView view;
  private PaymentsView.Item waiting;
  private PaymentDraft draft;

  @PostConstruct
  void load() {
    ContractView of = contract.getView() == null ? null : contract.getContract();
    view = of == null ? null : payments.find(of.tender(), of.lot()).accepted().orElse(null);
    waiting = view == null ? null : view.waiting().stream().findFirst().orElse(null);
    if (waiting != null) {
      draft =
          prepare
              .prepare(view.tender(), view.lot(), waiting.hash(), visitor.get().person())
              .orThrow();
    }
  }

  /** Null until the contract exists, and where nothing is paid here. */
  public PaymentsView getView() {
    return view;
  }

  /** The most urgent claim; null if none waits. */
  public PaymentsView.Item getWaiting() {
    return waiting;
  }

  private boolean isOfficer() {
    return visitor.get().has(Role.CONTRACTING_OFFICER) || visitor.get().has(Role.APPROVING_OFFICER);
  }

  private boolean asks(String what) {
    return what.equals(request.getParameter("do"));
  }

  private boolean isOrdered() {
    return waiting.state() == ClaimState.ORDERED;
  }

  /** Whether the form is the one that sends it back. */
  public boolean isReturning() {
    return waiting != null && isOfficer() && asks("return");
  }

  public boolean isOrderable() {
    return waiting != null
        && isOfficer()
        && !asks("return")
        && (!isOrdered() || asks("order"))
        && draft.order().isEmpty();
  }

  public boolean isApprovable() {
    return waiting != null
        && isOfficer()
        && isOrdered()
        && !asks("return")
        && !asks("order")
        && draft.approve().isEmpty();
  }

  /** Why this officer cannot sign, in words; empty if it can. */
  public String getObstacle() {
    if (waiting == null || !isOfficer() || asks("return")) {
      return "";
    }
    Optional<Refusal> why = isOrdered() && !asks("order") ? draft.approve() : draft.order();
    return why.map(RefusalTexts.in(frame.getLanguage())::sentence).orElse("");
  }

  /** Whether a link leads to another order in the place of this one. */
  public boolean isReplaceable() {
    return waiting != null
        && isOfficer()
        && isOrdered()
        && !asks("order")
        && draft.order().isEmpty();
  }

  public boolean isReturnable() {
    return waiting != null && isOfficer() && !asks("return");
  }

  public String getState() {
    return frame.word("claim-state", waiting.state());
  }

  public String getPayBy() {
    return frame.timeIn(waiting.payBy(), contract.getView().notice().zone());
  }

  public String getTender() {
    return view.tender().toString();
  }

  public String getClaimHash() {
    return waiting.hash().hex();
  }

  /** Number of the next order for the claim. */
  public int getPlace() {
    return waiting.orders().size() + 1;
  }

  public String getPayable() {
    return waiting.claim().payable().text();
  }

  public String getCreditor() {
    return waiting.claim().account().toJson().toString();
  }

  public String getCurrency() {
    return Currencies.toJson(view.sum().currency()).toString();
  }

  public String getLastDay() {
    return draft.lastDay().toString();
  }

  public String getToday() {
    return draft.today().toString();
  }

  /** Last day that an order may name. */
  public String getLatest() {
    return draft.latest().toString();
  }

  public int getDaysOfYear() {
    return draft.daysOfYear();
  }

  /** The claim as its firm signed it. */
  public String getSignedClaim() {
    return Base64.getEncoder().encodeToString(documents.get(waiting.signed()));
  }

  /** The last order as the colleague signed it. */
  public String getSignedOrder() {
    return Base64.getEncoder().encodeToString(documents.get(order().signed()));
  }

  private PaymentsView.Ordered order() {
    return waiting.order().orElseThrow();
  }

  public String getApproval() {
    return new PaymentApproval(view.tender(), view.lot(), order().hash()).toJson().toString();
  }

  /** From which the agency paid under this contract last; empty before. */
  private Optional<BankAccount> debtor() {
    return view.claims().stream()
        .flatMap(one -> one.order().stream())
        .reduce((before, one) -> one)
        .map(one -> one.content().debtor());
  }

  public String getDebtorBank() {
    return debtor().map(BankAccount::bank).orElse("");
  }

  public String getDebtorNumber() {
    return debtor().map(BankAccount::number).orElse("");
  }

  public String getDebtorHolder() {
    return debtor()
        .map(BankAccount::holder)
        .orElseGet(() -> contract.getView().notice().agency().name().ko());
  }
}
