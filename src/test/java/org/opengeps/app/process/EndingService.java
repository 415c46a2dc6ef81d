package org.opengeps.app.process;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A service with a child of its own: {@code EndingService FOLDER PARENT}. */
final class EndingService {
  private EndingService() {}

  public static void main(String[] arguments) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(ChildProcess::endAll));
    ChildProcess child =
        ChildProcess.start("child", Path.of(arguments[0]), List.of("sleep", "600"));
    System.out.println("ready " + child.pid());
    ServiceProcess.endWith(arguments[1]);
    new CountDownLatch(1).await();
  }
}
