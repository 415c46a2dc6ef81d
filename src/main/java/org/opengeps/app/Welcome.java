package org.opengeps.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.opengeps.kernel.Sha256;

/**
 * What the operator reads when everything runs.
 *
 * @param tenders the open one and the awarded one with a space between, if the demo runs
 */
record Welcome(URI address, Path home, Sha256 trustFile, Optional<String> tenders, String seconds) {
  private static final String FOLDERS =
      """
      This is the data folder of an OpenGePS server. Everything in it is practice.

        demo/people/     key files of the practice people (password: practice)
        demo/committee/  committee keys of the opening committee, each in two copies (same password)
        demo/bids/       what the practice bidders sealed and the receipts they got, by tender
        trust/           trust.json: the roots that verifiers start from
        keys/            the server's own keys: to be backed up, and shown to nobody
        db/, uploads/    database and uploaded files
        witness/, authorities/, bank/
                         state of the practice witness, certification authorities and bank
        runtime/, log/   unpacked programs and logs; made anew when missing
      """;

  void print(PrintWriter out) {
    out.println();
    out.println(text());
    out.flush();
  }

  /** Leaves the same words in the data folder, for whoever finds it later. */
  void leaveBehind() throws IOException {
    Path file = Files.createDirectories(home.resolve("demo")).resolve("README.txt");
    Files.writeString(file, FOLDERS + "\n" + text());
  }

  private String text() {
    Path trust = home.resolve("trust/trust.json");
    return String.format(
            Locale.ROOT,
            """
        OpenGePS runs on %s (started in %s). Ctrl-C ends it.
          data folder  %s
          trust file   %s
                       SHA-256 %s
        """,
            address,
            seconds,
            home,
            trust,
            trustFile)
        + tenders.map(both -> demo(both.split(" ", 2), trust)).orElse("");
  }

  private String demo(String[] tenders, Path trust) {
    Path people = home.resolve("demo/people");
    return String.format(
        Locale.ROOT,
        """

        Demo people (password of all key files: practice), in %1$s
          visitor.p12                  a registered supplier that has not bid: you
          bidder01.p12 - bidder60.p12  suppliers; bidder03 is a folder, as Korean authorities hand it out
          officer.p12, approver.p12    contracting officer and approving officer of the agency
          administrator.p12            the agency's administrator, who gave them their roles
          auditor.p12                  auditor of another body with a mandate: log in, then %2$s/audit
          member1.p12 - member3.p12    opening committee, two of three open (their processes run)

        What to try next
          1. Open %2$s/tenders/%5$s, awarded: every bid, the draw, the reasons, and the contract.
          2. Open %2$s/tenders/%3$s and bid with visitor.p12; it closes within 20 minutes.
          3. Watch the same page at the closing: the committee opens by itself.
          4. curl -o bundle.zip %2$s/api/v1/tenders/%5$s/bundle
          5. java -jar target/opengeps-verifier.jar --trust %4$s bundle.zip
          6. Log in with officer.p12 at %2$s/buyer/today.xhtml: once the small quotation
             (소액수의) is opened, it waits there: answer the grounds for exclusion and sign the decision.
          7. Log in with approver.p12 at the same page: a part that was delivered under the contract waits
             for its inspection.
        """,
        people,
        address,
        tenders[0],
        trust,
        tenders[1]);
  }
}
