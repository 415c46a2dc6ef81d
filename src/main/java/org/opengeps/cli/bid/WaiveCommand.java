package org.opengeps.cli.bid;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.opengeps.client.committee.KeyFiles;
import org.opengeps.client.keyfile.OpenedKey;
import org.opengeps.client.seal.BidWaiver;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.message.Waiver;
import org.opengeps.protocol.pki.CertifiedSigner;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that the firm does not want the contract. Harmless to repeat. */
@Command(
    name = "waive",
    mixinStandardHelpOptions = true,
    description = {
      "Say that you do not want the contract, when it is your bid's turn to be examined.",
      "It cannot be taken back; the examination goes on with the next bid."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:waived",
      "1:refused, or failed, with a sentence saying why",
      "2:wrong usage",
      "3:nothing was sent: read what it means, and repeat with --yes"
    })
final class WaiveCommand implements Callable<Integer> {
  private static final int UNSURE = 3;

  @Mixin private EngineOptions options;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The sealed bid, made by 'bid seal'.")
  private Path file;

  @Option(
      names = "--person",
      required = true,
      paramLabel = "FILE",
      description =
          "Your key file (.p12), or the folder with signCert.der and signPri.key, of the firm that"
              + " bid.")
  private Path person;

  @Option(
      names = "--password",
      paramLabel = "PASSWORD",
      defaultValue = "${env:OPENGEPS_PASSWORD}",
      description = "Password of your key file; asked for when missing (or OPENGEPS_PASSWORD).")
  private String password;

  @Option(names = "--yes", description = "Waive the contract, knowing what it means.")
  private boolean yes;

  @Override
  public Integer call() throws Exception {
    SealedBidFile bid = SealedBidFile.read(file);
    SignedDocument statement = SignedDocument.read(bid.statement());
    if (!yes) {
      spec.commandLine()
          .getErr()
          .println(
              "A waiver cannot be taken back, and is published with the award. Nothing was sent."
                  + " Repeat with --yes to waive the contract.");
      return UNSURE;
    }
    var waivers = new BidWaiver(options.engine(), options.trust());
    Verdict<Waiver> waiver =
        waivers.prepare(
            bid.tender().number(), Statement.from(statement.json()).lot(), bid.submission());
    return waiver instanceof Verdict.Refused<Waiver> refused
        ? options.refuse(refused.refusal())
        : send(waivers, waiver.orThrow(), statement);
  }

  private int send(BidWaiver waivers, Waiver waiver, SignedDocument statement) throws Exception {
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    OpenedKey key = KeyFiles.personal(person, KeyPassword.of(spec, password), now);
    if (!CertifiedSigner.isSameOrganisation(statement.signer(), key.signer().certificate())) {
      return options.refuse(Refusal.of("foreign-bid.key"));
    }
    Verdict<Instant> sent = waivers.send(waiver, key.signer().sign(waiver.toJson(), now));
    if (sent instanceof Verdict.Refused<Instant> refused) {
      return options.refuse(refused.refusal());
    }
    options.out().println("Waived: received at " + sent.orThrow() + " (server's clock).");
    return 0;
  }
}
