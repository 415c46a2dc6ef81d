package org.opengeps.app.bank;

import org.opengeps.app.process.ServiceProcess;
import org.opengeps.cli.Surroundings;

/** Runs the practice bank as a process; see {@link ServiceProcess} for its arguments. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    Surroundings.settle(args);
    ServiceProcess.run("the practice bank", args, BankServer::start);
  }
}
