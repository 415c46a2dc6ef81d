package org.opengeps.cli.bid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.opengeps.client.seal.BidSender;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.message.Receipt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers "was my bid received?" with the receipt, checked. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Was my bid received? Fetches, checks and keeps the receipt.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:accepted, the receipt holds",
      "1:refused, or nothing was received",
      "2:wrong usage",
      "3:accepted provisionally, the receipt holds",
      "4:handed in, but the receipt is not there yet",
      "5:the receipt does not hold: keep all files and tell the agency"
    })
final class StatusCommand implements Callable<Integer> {
  @Mixin private EngineOptions options;

  @Parameters(paramLabel = "FILE", description = "The sealed bid, made by 'bid seal'.")
  private Path file;

  @Option(
      names = "--pdf",
      paramLabel = "FILE",
      description = "Save the receipt as a document for people as well.")
  private Path pdf;

  @Override
  public Integer call() throws Exception {
    SealedBidFile bid = SealedBidFile.read(file);
    options.trust();
    Verdict<Optional<Receipt>> found = new BidSender(options.engine(), step -> {}).findReceipt(bid);
    if (found instanceof Verdict.Refused<Optional<Receipt>> refused) {
      return options.refuse(refused.refusal());
    }
    if (found.orThrow().isEmpty()) {
      options
          .out()
          .println(
              "The bid is recorded; its receipt is not there yet. Ask again in a few seconds.");
      return SubmitCommand.LATE_RECEIPT;
    }
    return pdf == null
        ? SubmitCommand.keep(options, file, bid, found.orThrow().get())
        : keepBoth(bid, found.orThrow().get());
  }

  private int keepBoth(SealedBidFile bid, Receipt receipt) throws IOException {
    Verdict<byte[]> paper =
        options.engine().get("/api/v1/receipts/" + bid.submission() + "?format=pdf");
    if (paper instanceof Verdict.Refused<byte[]> refused) {
      return options.refuse(refused.refusal());
    }
    Files.write(pdf, paper.orThrow());
    options.out().println("Document: " + pdf);
    return SubmitCommand.keep(options, file, bid, receipt);
  }
}
