package org.opengeps.app.authorities;

import org.opengeps.app.process.ServiceProcess;

/** Runs the demo's authorities as a process; see {@link ServiceProcess} for its arguments. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    ServiceProcess.run("the authorities", args, AuthoritiesServer::start);
  }
}
