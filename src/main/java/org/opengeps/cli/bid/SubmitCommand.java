package org.opengeps.cli.bid;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.opengeps.client.seal.BidSender;
import org.opengeps.client.seal.ReceiptCheck;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.message.Receipt;
import org.opengeps.protocol.message.ReceiptCore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Uploads the files of a sealed bid, hands it in, checks and keeps the receipt. Harmless to repeat.
 */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    description =
        "Upload the files of a sealed bid, hand it in, check and keep the receipt. Harmless to repeat.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:accepted, the receipt holds",
      "1:refused or failed, with a sentence saying why",
      "2:wrong usage",
      "3:accepted provisionally, the receipt holds",
      "4:handed in, but the receipt is not there yet: ask with 'bid status'",
      "5:handed in, but the receipt does not hold: keep all files and tell the agency"
    })
final class SubmitCommand implements Callable<Integer> {
  static final int PROVISIONAL = 3;
  static final int LATE_RECEIPT = 4;
  static final int BAD_RECEIPT = 5;

  @Mixin private EngineOptions options;

  @Parameters(paramLabel = "FILE", description = "The sealed bid, made by 'bid seal'.")
  private Path file;

  @Override
  public Integer call() throws Exception {
    SealedBidFile bid = SealedBidFile.read(file);
    options.trust(); // a receipt that cannot be checked is no use: said before anything is sent
    Optional<Refusal> damage = bid.damage();
    if (damage.isPresent()) {
      return options.refuse(damage.get());
    }
    BidSender sender = new BidSender(options.engine(), options.out()::println);
    Optional<Refusal> upload = sender.upload(bid, file.toAbsolutePath().getParent());
    if (upload.isPresent()) {
      return options.refuse(upload.get());
    }
    Verdict<Receipt> receipt = sender.submit(bid);
    if (receipt instanceof Verdict.Refused<Receipt> refused) {
      options.refuse(refused.refusal());
      return refused.refusal().code().equals("receipt-late") ? LATE_RECEIPT : EngineOptions.REFUSED;
    }
    return keep(options, file, bid, receipt.orThrow());
  }

  /** Saves the receipt beside the sealed bid and says what it proves. */
  static int keep(EngineOptions options, Path file, SealedBidFile bid, Receipt receipt)
      throws java.io.IOException {
    Path kept = file.resolveSibling(file.getFileName() + ".receipt.json");
    Files.write(kept, receipt.toJson().canonical());
    Verdict<ReceiptCore> checked =
        new ReceiptCheck(options.trust()).check(receipt, bid.statement(), bid.envelopes());
    if (checked instanceof Verdict.Refused<ReceiptCore> refused) {
      options.refuse(refused.refusal());
      return BAD_RECEIPT;
    }
    ReceiptCore core = checked.orThrow();
    options.out().println("Receipt: " + kept);
    options.out().println("  received at " + core.receivedAt() + " (server's clock, last byte)");
    options
        .out()
        .println("  in the public log as a hidden leaf of entry " + receipt.batch().index());
    return switch (core.outcome()) {
      case ACCEPTED -> say(options, "Accepted.", 0);
      case PROVISIONAL ->
          say(
              options,
              "Accepted provisionally; decided at the opening as of the instant of reception.",
              PROVISIONAL);
      case REFUSED -> options.refuse(core.refusal());
    };
  }

  private static int say(EngineOptions options, String sentence, int code) {
    options.out().println(sentence);
    return code;
  }
}
