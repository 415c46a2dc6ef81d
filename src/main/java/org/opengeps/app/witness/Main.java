package org.opengeps.app.witness;

import org.opengeps.app.process.ServiceProcess;
import org.opengeps.cli.Surroundings;

/** Runs the witness as a process; see {@link ServiceProcess} for its arguments. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    Surroundings.settle(args);
    ServiceProcess.run("the witness", args, WitnessServer::start);
  }
}
