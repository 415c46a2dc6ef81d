package org.opengeps.portal.citizen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.opengeps.contract.ContractView;
import org.opengeps.contract.DeliveriesView;
import org.opengeps.contract.usecase.FindContracts;
import org.opengeps.contract.usecase.FindDeliveries;
import org.opengeps.kernel.Sha256;
import org.opengeps.notice.NoticeView;
import org.opengeps.payment.PaymentsView;
import org.opengeps.payment.usecase.FindPayments;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.json.Currencies;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Claim;
import org.opengeps.protocol.message.Lot;

/** What was claimed and paid under a contract, and the form in which its firm claims. */
@ApplicationScoped
class PaymentDesk {
  /** So many characters of an account's number does everybody see. */
  private static final int SHOWN = 4;

  @Inject private FindPayments payments;
  @Inject private FindContracts contracts;
  @Inject private ContractDesk desk;
  @Inject private FindDeliveries deliveries;
  @Inject private Documents documents;
  @Inject private Clock clock;

  /** {@code /tenders/{number}/payments}: the same for everybody, and a form for the firm. */
  Page show(NoticeView view, Lot lot, Map<String, Object> common) {
    Map<String, Object> model = new HashMap<>(common);
    Optional<ContractView> contract =
        contracts.find(view.ref(), lot.lot()).filter(one -> one.concludedAt().isPresent());
    contract.ifPresent(
        one ->
            payments
                .find(view.ref(), lot.lot())
                .accepted()
                .ifPresent(all -> fill(one, all, view.notice().zone(), model)));
    return Page.of("payments", model);
  }

  private void fill(
      ContractView contract, PaymentsView all, ZoneId zone, Map<String, Object> model) {
    boolean own = desk.isOwn(contract);
    boolean claiming = own && !all.claimable().isEmpty();
    model.put("payments", all);
    model.put("signers", signers(all));
    model.put("accounts", accounts(all, own));
    model.put("claimed", claimed(all, deliveries.list(List.of(contract))));
    model.put("claiming", claiming);
    if (claiming) {
      String name = contract.offer().orElseThrow().contract().supplier().name().ko();
      model.put("claimForm", form(name, all, LocalDate.ofInstant(clock.instant(), zone)));
    }
  }

  /** Who signed what, by the hash of the document. */
  private Map<String, String> signers(PaymentsView all) {
    List<Sha256> signed = all.signed();
    Map<String, String> signers = new HashMap<>();
    List<byte[]> contents = documents.list(signed);
    for (int i = 0; i < contents.size(); i++) {
      signers.put(signed.get(i).hex(), Signer.of(contents.get(i)));
    }
    return signers;
  }

  /** Numbers of the deliveries that are paid for, by the hash of the claim. */
  static Map<String, String> claimed(PaymentsView all, List<DeliveriesView> delivered) {
    Map<Sha256, Integer> numbers = new HashMap<>();
    for (DeliveriesView one : delivered) {
      for (DeliveriesView.Item item : one.deliveries()) {
        item.inspection()
            .ifPresent(seen -> numbers.put(seen.inspection().hash(), item.delivery().number()));
      }
    }
    Map<String, String> claimed = new HashMap<>();
    for (PaymentsView.Item one : all.claims()) {
      String of =
          one.claim().inspections().stream()
              .filter(numbers::containsKey)
              .map(hash -> String.valueOf(numbers.get(hash)))
              .collect(Collectors.joining(", "));
      if (!of.isEmpty()) {
        claimed.put(one.hash().hex(), of);
      }
    }
    return claimed;
  }

  /**
   * By the hash of the claim. The number is whole for the firm alone: bundle and interface have it,
   * because the signature is over it, but nobody need find it by leafing.
   */
  static Map<String, String> accounts(PaymentsView all, boolean own) {
    Map<String, String> accounts = new HashMap<>();
    for (PaymentsView.Item one : all.claims()) {
      BankAccount account = one.claim().account();
      String number = account.number();
      String shown =
          own || number.length() <= SHOWN
              ? number
              : "…" + number.substring(number.length() - SHOWN);
      accounts.put(one.hash().hex(), account.bank() + " " + shown + " " + account.holder());
    }
    return accounts;
  }

  /**
   * @param name of the supplier in the contract
   */
  static Map<String, Object> form(String name, PaymentsView all, LocalDate today) {
    Optional<BankAccount> last =
        all.claims().stream()
            .reduce((before, one) -> one)
            .map(PaymentsView.Item::claim)
            .map(Claim::account);
    return Map.of(
        "currency", Currencies.toJson(all.sum().currency()).toString(),
        "next", String.valueOf(all.next()),
        "bank", last.map(BankAccount::bank).orElse(""),
        "number", last.map(BankAccount::number).orElse(""),
        "holder", name,
        "today", today.toString(),
        "parts", parts(all));
  }

  private static String parts(PaymentsView all) {
    return JsonObject.builder()
        .put(
            "parts",
            all.claimable(),
            part ->
                JsonObject.builder()
                    .put("inspection", part.inspection())
                    .put("accepted", part.accepted())
                    .put("damages", part.damages())
                    .build())
        .build()
        .toString();
  }
}
