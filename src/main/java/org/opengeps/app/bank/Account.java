package org.opengeps.app.bank;

import org.opengeps.kernel.Money;
import org.opengeps.protocol.bank.BankAccount;

/** An account with what lies in it. */
record Account(BankAccount account, Money balance) {
  Account with(Money next) {
    return new Account(account, next);
  }

  /** Name of an account in the books. */
  static String key(String bank, String number) {
    return bank + "/" + number;
  }

  static String key(BankAccount account) {
    return key(account.bank(), account.number());
  }
}
