package org.opengeps.app.process;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Says what it was started with, then waits to be ended, or ends with the code of its argument. */
final class Successor {
  private Successor() {}

  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> out.println("in order")));
    if (OtherJava.isThis()) {
      OtherJava.endWithStarter();
    }
    out.println(ProcessHandle.current().pid());
    out.println(System.getProperty("probe") + " " + String.join(" ", arguments));
    if (arguments[0].matches("[0-9]+")) {
      System.exit(Integer.parseInt(arguments[0]));
    }
    new CountDownLatch(1).await();
  }
}
