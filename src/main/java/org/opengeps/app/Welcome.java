package org.opengeps.app;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import org.opengeps.kernel.Sha256;

/** What the operator reads when everything runs. */
record Welcome(URI address, Path home, Sha256 trustFile, String seconds) {
  void print(PrintWriter out) {
    out.printf(
        """

        OpenGePS runs on %s (started in %s). Ctrl-C ends it.
        Data folder: %s
        Trust file:  %s
                     SHA-256 %s
        %n""",
        address, seconds, home, home.resolve("trust/trust.json"), trustFile);
    out.flush();
  }
}
