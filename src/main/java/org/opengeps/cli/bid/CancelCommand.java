package org.opengeps.cli.bid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.opengeps.client.committee.KeyFiles;
import org.opengeps.client.keyfile.OpenedKey;
import org.opengeps.client.seal.BidCanceller;
import org.opengeps.client.seal.BidCanceller.Standing;
import org.opengeps.client.seal.BidSender;
import org.opengeps.client.seal.ReceiptCheck;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Receipt;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.pki.CertifiedSigner;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Asks that a bid be not opened because an essential part of it was entered wrongly; or what became
 * of the request. Harmless to repeat.
 */
@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    description = {
      "Ask that your bid be not opened, because an essential part of it was entered wrongly.",
      "An officer of the agency decides until the opening time, without seeing who asks."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:requested, granted or removed; the receipt holds",
      "1:refused, nothing was asked for, or failed, with a sentence saying why",
      "2:wrong usage",
      "3:nothing was sent: read what it means, and repeat with --yes",
      "5:handed in, but the receipt does not hold: keep all files and tell the agency"
    })
final class CancelCommand implements Callable<Integer> {
  private static final int UNSURE = 3;
  private static final Set<String> BAD_RECEIPT =
      Set.of("receipt-format", "receipt-signature", "receipt-other");

  @Mixin private EngineOptions options;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "The sealed bid, made by 'bid seal', or the receipt of any bid.")
  private Path file;

  @Option(
      names = "--person",
      paramLabel = "FILE",
      description =
          "Your key file (.p12), or the folder with signCert.der and signPri.key, of the firm that bid.")
  private Path person;

  @Option(
      names = "--password",
      paramLabel = "PASSWORD",
      defaultValue = "${env:OPENGEPS_PASSWORD}",
      description = "Password of your key file; asked for when missing (or OPENGEPS_PASSWORD).")
  private String password;

  @Option(names = "--status", description = "Send nothing; say what became of the request.")
  private boolean status;

  @Option(names = "--yes", description = "Ask for it, knowing what it means.")
  private boolean yes;

  @Override
  public Integer call() throws Exception {
    Optional<Receipt> receipt = receipt();
    Optional<SealedBidFile> bid =
        receipt.isPresent() ? Optional.empty() : Optional.of(SealedBidFile.read(file));
    var canceller = new BidCanceller(options.engine(), options.trust());
    if (!status && person == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Give --person with your key file, or --status.");
    }
    if (!status && !yes) {
      return unsure();
    }
    Verdict<ReceiptCore> reception =
        bid.isPresent()
            ? reception(bid.get())
            : new ReceiptCheck(options.trust()).check(receipt.orElseThrow());
    if (reception instanceof Verdict.Refused<ReceiptCore> refused) {
      return options.refuse(refused.refusal());
    }
    ReceiptCore core = reception.orThrow();
    return status ? ask(canceller, core) : send(canceller, bid.map(SealedBidFile::statement), core);
  }

  /** Empty if the file is something else. */
  private Optional<Receipt> receipt() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty(); // said where the sealed bid is read
    }
    try {
      JsonObject json = JsonObject.parse(Files.readAllBytes(file));
      return Receipt.TYPE.equals(json.raw("type"))
          ? Optional.of(Receipt.from(json))
          : Optional.empty();
    } catch (JsonFormatException e) {
      return Optional.empty();
    }
  }

  private int unsure() {
    spec.commandLine()
        .getErr()
        .println(
            "If an officer grants it before the opening time, your bid is not opened, and you cannot"
                + " bid again in this tender. From the opening on it is public that you asked."
                + " Repeat with --yes to ask for it.");
    return UNSURE;
  }

  /** What was received, from the platform's receipt. */
  private Verdict<ReceiptCore> reception(SealedBidFile bid) throws IOException {
    ReceiptCheck check = new ReceiptCheck(options.trust());
    return new BidSender(options.engine(), step -> {})
        .findReceipt(bid)
        .then(found -> Verdict.found(found, () -> Refusal.of("receipt-late.cancel")))
        .then((Receipt receipt) -> check.check(receipt, bid.statement(), bid.envelopes()));
  }

  /**
   * @param statement of the bid, where it is at hand
   */
  private int send(BidCanceller canceller, Optional<byte[]> statement, ReceiptCore core)
      throws IOException {
    if (Files.exists(kept("request.p7s"))) {
      // the same bytes have the same answer
      return said(canceller.send(core, Files.readAllBytes(kept("request.p7s"))));
    }
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    OpenedKey key = KeyFiles.personal(person, KeyPassword.of(spec, password), now);
    if (statement.map(SignedDocument::read).filter(bid -> !isOfFirm(bid, key)).isPresent()) {
      return options.refuse(Refusal.of("removal-foreign.key"));
    }
    byte[] request = key.signer().sign(BidCanceller.request(core).toJson(), now);
    Files.write(kept("request.p7s"), request); // before it is sent: the connection may break
    Verdict<Standing> answer = canceller.send(core, request);
    if (answer.refused().filter(one -> !BAD_RECEIPT.contains(one.code())).isPresent()) {
      Files.delete(kept("request.p7s")); // it stands nowhere
    }
    return said(answer);
  }

  private static boolean isOfFirm(SignedDocument bid, OpenedKey key) {
    return CertifiedSigner.isSameOrganisation(bid.signer(), key.signer().certificate());
  }

  private int ask(BidCanceller canceller, ReceiptCore core) throws IOException {
    Optional<Sha256> own =
        Files.exists(kept("request.p7s"))
            ? Optional.of(Sha256.of(Files.readAllBytes(kept("request.p7s"))))
            : Optional.empty();
    return said(canceller.find(core, own));
  }

  private Path kept(String kind) {
    return file.resolveSibling(file.getFileName() + ".cancellation-" + kind);
  }

  private int said(Verdict<Standing> verdict) throws IOException {
    if (verdict instanceof Verdict.Refused<Standing> refused) {
      int code = options.refuse(refused.refusal());
      return BAD_RECEIPT.contains(refused.refusal().code()) ? SubmitCommand.BAD_RECEIPT : code;
    }
    Standing standing = verdict.orThrow();
    Files.write(kept("receipt.p7s"), standing.receipt().der());
    options.out().println("Receipt: " + kept("receipt.p7s"));
    options.out().println("  asked at " + standing.content().receivedAt() + " (server's clock)");
    return switch (standing.state()) {
      case "requested" -> say("Requested: the bid is opened unless an officer grants it in time.");
      case "granted" -> say("Granted: the bid will not be opened.");
      case "removed" -> say("Removed: the bid was not opened.");
      default -> options.refuse(standing.refused().orElseThrow());
    };
  }

  private int say(String sentence) {
    options.out().println(sentence);
    return 0;
  }
}
