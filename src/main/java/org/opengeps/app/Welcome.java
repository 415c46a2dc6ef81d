package org.opengeps.app;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.opengeps.kernel.Sha256;

/**
 * What the operator reads when everything runs.
 *
 * @param tenders the open one and the awarded one with a space between, if the demo runs
 */
record Welcome(URI address, Path home, Sha256 trustFile, Optional<String> tenders, String seconds) {
  void print(PrintWriter out) {
    Path trust = home.resolve("trust/trust.json");
    out.printf(
        """

        OpenGePS runs on %s (started in %s). Ctrl-C ends it.
          data folder  %s
          trust file   %s
                       SHA-256 %s
        """,
        address, seconds, home, trust, trustFile);
    tenders.ifPresent(both -> out.print(demo(both.split(" ", 2), trust)));
    out.println();
    out.flush();
  }

  private String demo(String[] tenders, Path trust) {
    Path people = home.resolve("demo/people");
    return """

        Demo people (password of all key files: practice), in %1$s
          visitor.p12                  a registered supplier that has not bid: you
          bidder01.p12 - bidder60.p12  suppliers
          officer.p12, approver.p12    contracting officer and approving officer of the agency
          member1.p12 - member3.p12    opening committee, two of three open (their processes run)

        What to try next
          1. Open %2$s/tenders/%5$s, awarded: every bid, the draw, the reasons.
          2. Open %2$s/tenders/%3$s and bid with visitor.p12; it closes within 20 minutes.
          3. Watch the same page at the closing: the committee opens by itself.
          4. curl -o bundle.zip %2$s/api/v1/tenders/%5$s/bundle
          5. java -jar target/opengeps-verifier.jar --trust %4$s bundle.zip
        """
        .formatted(people, address, tenders[0], trust, tenders[1]);
  }
}
