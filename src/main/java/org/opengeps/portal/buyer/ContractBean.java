package org.opengeps.portal.buyer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.opengeps.contract.ContractChoices;
import org.opengeps.contract.ContractDraft;
import org.opengeps.contract.ContractState;
import org.opengeps.contract.ContractView;
import org.opengeps.contract.usecase.FindContracts;
import org.opengeps.contract.usecase.PrepareContract;
import org.opengeps.identity.CurrentActor;
import org.opengeps.identity.Role;
import org.opengeps.kernel.RefusalTexts;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonValues;
import org.opengeps.protocol.message.ContractStep;
import org.opengeps.protocol.message.Lot;

/** The contract after an award, for the officers of the agency: to be sent, seen, confirmed. */
@Named
@RequestScoped
public class ContractBean {
  @Inject private HttpServletRequest request;
  @Inject private CurrentActor visitor;
  @Inject private FindNotice notices;
  @Inject private FindContracts contracts;
  @Inject private PrepareContract prepare;
  @Inject private Documents documents;
  @Inject private FrameBean frame;
  private NoticeView view;
  private Lot lot;
  private ContractView contract;
  private Verdict<ContractDraft> draft;

  /** One of several that an officer chooses from. */
  public record Choice(String value, String text) {}

  @PostConstruct
  void load() {
    String number = request.getParameter("number");
    view =
        TenderNumber.find(number == null ? "" : number)
            .flatMap(one -> AskedLot.order(request, notices, one))
            .filter(one -> notices.isOf(one.number(), visitor.get().organisation()))
            .orElse(null);
    if (view != null) {
      lot = AskedLot.of(request, view.notice());
      contract = contracts.find(view.ref(), lot.lot()).orElse(null);
    }
  }

  /** Null if there is no such tender of this agency. */
  public NoticeView getView() {
    return view;
  }

  public String getLot() {
    return lot.lot();
  }

  /** Null until the lot is awarded, and where the rule set knows no contracts. */
  public ContractView getContract() {
    return contract;
  }

  /** Whether something of it waits for the agency: then the tender's page says so. */
  public boolean isUrgent() {
    return contract != null
        && switch (contract.state()) {
          case AWAITED, CONSENTED, SILENT, LAPSED -> true;
          case SENT, DECLINED, CONCLUDED -> false;
        };
  }

  /** Whether it is one of the officers who sign for the agency. */
  private boolean isOfficer() {
    return visitor.get().has(Role.CONTRACTING_OFFICER);
  }

  /** Whether a contract can be sent now. */
  public boolean isSendable() {
    return contract != null
        && contract.state().isForAgencyToSend()
        && isOfficer()
        && prepared().refused().isEmpty();
  }

  /** Why none can be sent, in words; empty if one can, or nothing is to be sent. */
  public String getObstacle() {
    boolean asked = contract != null && contract.state().isForAgencyToSend() && isOfficer();
    return asked
        ? prepared().refused().map(RefusalTexts.in(frame.getLanguage())::sentence).orElse("")
        : "";
  }

  /** Whether one was sent before: another one takes its place. */
  public boolean isAgain() {
    return !contract.sent().isEmpty();
  }

  private Verdict<ContractDraft> prepared() {
    if (draft == null) {
      draft = prepare.prepare(view.ref(), lot.lot());
    }
    return draft;
  }

  /** What is not the officer's to choose, as JSON. */
  public String getBase() {
    return prepared().orThrow().contract().toString();
  }

  /** Of what the terms are chosen, as JSON. */
  public String getChoices() {
    return choices().toJson().toString();
  }

  private ContractChoices choices() {
    return prepared().orThrow().choices();
  }

  public String getToday() {
    return prepared().orThrow().today().toString();
  }

  public String getBond() {
    return frame.text("contract.bond")
        + ": "
        + frame.money(choices().bond().amount())
        + " ("
        + frame.percent(choices().bond().rate())
        + ")";
  }

  public List<Choice> getExemptions() {
    return choices().exemptions().stream()
        .map(word -> new Choice(word, frame.word("contract-exempt", word)))
        .toList();
  }

  public List<Choice> getWarranties() {
    return IntStream.range(0, choices().warranties().size())
        .mapToObj(
            place ->
                new Choice(
                    Integer.toString(place),
                    frame.percent(choices().warranties().get(place).rate())
                        + " · "
                        + frame.money(choices().warranties().get(place).amount())))
        .toList();
  }

  public boolean isWithoutWarranty() {
    return choices().withoutWarranty();
  }

  /** The years that a warranty may last. */
  public List<Integer> getYears() {
    return IntStream.rangeClosed(choices().warranties().get(0).years(), choices().longestYears())
        .boxed()
        .toList();
  }

  public List<Choice> getDelays() {
    return IntStream.range(0, choices().delays().size())
        .mapToObj(
            place ->
                new Choice(
                    Integer.toString(place),
                    frame.word("contract-delay", choices().delays().get(place).kind())
                        + " · "
                        + frame.percent(choices().delays().get(place).rate())))
        .toList();
  }

  public String getClausesKo() {
    return choices().clauses().ko();
  }

  public String getClausesEn() {
    return choices().clauses().en();
  }

  /** Whether the agency can confirm now. */
  public boolean isConfirmable() {
    return contract != null
        && contract.state() == ContractState.CONSENTED
        && contract.suspendedSince().isEmpty()
        && isOfficer();
  }

  /** What an officer signs to confirm. */
  public String getConfirmation() {
    return new ContractStep(
            ContractStep.Kind.CONFIRMATION,
            contract.tender(),
            contract.lot(),
            contract.offer().orElseThrow().hash())
        .toJson()
        .toString();
  }

  /** The contract that counts, as its officer signed it. */
  public String getSigned() {
    return Optional.of(contract.offer().orElseThrow().signed())
        .map(documents::get)
        .map(Base64.getEncoder()::encodeToString)
        .orElseThrow();
  }

  /**
   * Until when the next thing is to be done; empty while the round stands still, or if nothing is.
   */
  public String getUntil() {
    return contract.until().map(until -> frame.timeIn(until, view.notice().zone())).orElse("");
  }

  /** What nothing comes of, in the words of the public page; empty if something may. */
  public String getOver() {
    return contract.state().isOver() ? JsonValues.word(contract.state()) : "";
  }
}
