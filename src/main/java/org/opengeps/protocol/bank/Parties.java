package org.opengeps.protocol.bank;

/** Accounts in messages: name, number and bank are members of their own, in the schema's order. */
final class Parties {
  private static final String NUMBER = "/Id/Othr/Id";
  private static final String BANK = "/FinInstnId/BICFI";

  private Parties() {}

  static void writeDebtor(XmlOut out, BankAccount account) {
    out.text("Dbtr/Nm", account.holder())
        .text("DbtrAcct" + NUMBER, account.number())
        .text("DbtrAgt" + BANK, account.bank());
  }

  static BankAccount readDebtor(XmlIn in) {
    String holder = holder(in, "Dbtr/Nm");
    String number = number(in, "DbtrAcct" + NUMBER);
    return new BankAccount(bank(in, "DbtrAgt" + BANK), number, holder);
  }

  static void writeCreditor(XmlOut out, BankAccount account) {
    out.text("CdtrAgt" + BANK, account.bank())
        .text("Cdtr/Nm", account.holder())
        .text("CdtrAcct" + NUMBER, account.number());
  }

  static BankAccount readCreditor(XmlIn in) {
    String bank = bank(in, "CdtrAgt" + BANK);
    String holder = holder(in, "Cdtr/Nm");
    return new BankAccount(bank, number(in, "CdtrAcct" + NUMBER), holder);
  }

  static void writeOwn(XmlOut out, BankAccount account) {
    out.text("Id/Othr/Id", account.number())
        .text("Ownr/Nm", account.holder())
        .text("Svcr" + BANK, account.bank());
  }

  static BankAccount readOwn(XmlIn in) {
    String number = number(in, "Id/Othr/Id");
    String holder = holder(in, "Ownr/Nm");
    return new BankAccount(bank(in, "Svcr" + BANK), number, holder);
  }

  private static String holder(XmlIn in, String path) {
    return in.text(path, BankAccount.LONGEST_HOLDER);
  }

  private static String number(XmlIn in, String path) {
    return in.value(path, text -> fit(text, BankAccount.isNumber(text), "an account number"));
  }

  private static String bank(XmlIn in, String path) {
    return in.value(path, text -> fit(text, BankAccount.isBank(text), "a BIC"));
  }

  private static String fit(String text, boolean fits, String what) {
    if (!fits) {
      throw new IllegalArgumentException("not " + what);
    }
    return text;
  }
}
