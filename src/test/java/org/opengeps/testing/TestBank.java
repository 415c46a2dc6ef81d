package org.opengeps.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.opengeps.protocol.bank.BankAccount;
import org.opengeps.protocol.json.JsonObject;

/** The practice bank of the run, for tests inside of the server. */
public final class TestBank {
  public static final String BIC = "NACFKRSE";

  private TestBank() {}

  private static PracticeCustomer customer() {
    Path token = Path.of(System.getProperty("opengeps.bank.token"));
    return new PracticeCustomer(token.getParent(), System.getProperty("opengeps.bank.url"));
  }

  /** Of an account that nobody has. */
  public static String number() {
    long digits = ThreadLocalRandom.current().nextLong(1_000_000_000L, 10_000_000_000L);
    return "301-" + digits;
  }

  public static void open(JsonObject account, long won) {
    try {
      customer().open(BankAccount.from(account), won);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static long balance(JsonObject account) {
    try {
      return customer().balance(BankAccount.from(account));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The next payment goes wrong.
   *
   * @param kind as docs/services/bank.yaml names it
   */
  public static void next(String kind) {
    try {
      customer().fail(kind, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
