package org.opengeps.payment.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.opengeps.kernel.Refusal;
import org.opengeps.payment.rules.AccountHolder;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.message.PaymentOrder;

/** Asks the bank whose accounts an order names (계좌 성명조회), before an officer's signature counts. */
@Dependent
class KnownAccounts {
  private static final Logger LOG = Logger.getLogger(KnownAccounts.class.getName());

  @Inject private BankClient bank;

  /**
   * @return {@code bank-silent} if there is no bank or none that answers, {@code payment-account}
   *     if it knows an account not, or under another name
   */
  Optional<Refusal> judge(PaymentOrder order) {
    if (!bank.configured()) {
      return Optional.of(Refusal.of("bank-silent.none"));
    }
    try {
      Optional<Refusal> debtor = judge(order.debtor());
      return debtor.isPresent() ? debtor : judge(order.creditor());
    } catch (BankException e) {
      LOG.log(Level.WARNING, e, () -> "nobody said whose the accounts of an order are");
      return Optional.of(Refusal.of("bank-silent.asked"));
    }
  }

  private Optional<Refusal> judge(BankAccount account) throws BankException {
    Optional<String> holder = bank.holder(account);
    if (holder.isEmpty()) {
      return Optional.of(
          Refusal.of("payment-account.unknown")
              .with("bank", account.bank())
              .with("number", account.number()));
    }
    return AccountHolder.isSame(holder.get(), account.holder())
        ? Optional.empty()
        : Optional.of(
            Refusal.of("payment-account.holder")
                .with("number", account.number())
                .with("holder", account.holder()));
  }
}
