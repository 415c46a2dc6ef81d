package org.opengeps.app.witness;

import org.opengeps.app.process.ServiceProcess;

/** Runs the witness as a process; see {@link ServiceProcess} for its arguments. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    ServiceProcess.run("the witness", args, WitnessServer::start);
  }
}
