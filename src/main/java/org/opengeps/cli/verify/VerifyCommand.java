package org.opengeps.cli.verify;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.opengeps.client.http.LogSource;
import org.opengeps.kernel.Counted;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.log.LogFormatException;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.pki.Trust;
import org.opengeps.verifier.LogCopy;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.UnreadableException;
import org.opengeps.verifier.VerifyBidRead;
import org.opengeps.verifier.VerifyBundle;
import org.opengeps.verifier.VerifyReceipt;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a bundle or a receipt offline. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a bundle (zip), a receipt or the proof of a read (JSON) offline, without believing"
          + " the platform. Signatures, certificate paths, log inclusion and consistency, time"
          + " stamps, the key ceremony, every proof and decryption, the price draw, the ranking and"
          + " completeness are checked again. The first lines say which stage the bundle reaches"
          + " and which one the log names; the others 'ok' (checked), 'note' (what cannot be"
          + " checked here), 'LACKS' (what should be there) or 'REFUTED'."
    },
    footer = {
      "",
      "Examples:",
      "  verify --trust trust.json bundle.zip",
      "  verify --trust trust.json --log http://host/ledger bundle.zip",
      "  verify --trust trust.json receipt.json",
      "  verify --trust trust.json read.json",
      "  verify --trust trust.json --bundle bundle.zip receipt.json",
      "In opengeps-verifier.jar the word 'verify' may be left out; 'evaluate' is there, too."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:verified",
      "1:refuted; every finding is a line that names what, where, expected and found",
      "2:wrong usage, or a file that cannot be read",
      "3:consistent, but not anchored: no --trust was given, the whole could be forged",
      "4:not refuted, but incomplete: something that proofs need is not there; it is named"
    })
public final class VerifyCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description =
          "Trust file of the agency, got from elsewhere than the platform; compare its printed"
              + " hash.")
  private Path trustFile;

  @Option(
      names = "--bundle",
      paramLabel = "FILE",
      description = "With a receipt: the tender's bundle, in which the reception must stand.")
  private Path bundleFile;

  @Option(
      names = "--log",
      paramLabel = "LOCATION",
      description =
          "With a bundle: the whole log, address (http://host/ledger) or folder of a mirror. Then"
              + " nothing that it says about the tender may be left out.")
  private String log;

  /** A receipt has some ten kilobytes. */
  private static final int LARGEST_RECEIPT = 1 << 20;

  @Parameters(
      paramLabel = "FILE",
      description = "The bundle or the receipt, or the proof of a read.")
  private Path file;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try {
      Optional<Trust> trust = trust(out);
      ByteBuffer bytes = mapped(file);
      byte[] small = bytes.limit() < LARGEST_RECEIPT ? bytes(bytes) : new byte[0];
      boolean isReceipt = VerifyReceipt.looksLikeReceipt(small);
      if (!isReceipt && bundleFile != null) {
        throw new UnreadableException(
            "--bundle goes with a receipt, and " + file + " is none. Give one file only.");
      }
      Optional<LogCopy> whole = Optional.ofNullable(log).map(where -> LogSource.at(where)::get);
      Report report =
          isReceipt
              ? receipt(small, trust, whole)
              : VerifyBidRead.looksLikeOne(small)
                  ? VerifyBidRead.verify(small, trust)
                  : VerifyBundle.verify(bytes, trust, whole);
      print(report, out);
      return report.exitCode();
    } catch (OutOfMemoryError e) {
      err.println("The file needs more memory than there is: start with java -Xmx2g -jar ...");
    } catch (IOException e) {
      err.println("Cannot read " + e.getMessage() + ".");
    } catch (UnreadableException e) {
      err.println(e.getMessage());
    }
    return Report.UNREADABLE;
  }

  /**
   * The file without reading it: a large bundle is unpacked from the disk, file by file. What is no
   * file, such as a pipe, is read.
   */
  private static ByteBuffer mapped(Path file) throws IOException, UnreadableException {
    if (!Files.isRegularFile(file)) {
      return ByteBuffer.wrap(Files.readAllBytes(file));
    }
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new UnreadableException(file + " is larger than any bundle.");
      }
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
  }

  private static byte[] bytes(ByteBuffer file) {
    byte[] bytes = new byte[file.limit()];
    file.get(0, bytes);
    return bytes;
  }

  private Report receipt(byte[] bytes, Optional<Trust> trust, Optional<LogCopy> whole)
      throws IOException, UnreadableException {
    Optional<byte[]> bundle =
        bundleFile == null ? Optional.empty() : Optional.of(Files.readAllBytes(bundleFile));
    return VerifyReceipt.verify(bytes, trust, bundle, whole);
  }

  private Optional<Trust> trust(PrintWriter out) throws IOException, UnreadableException {
    if (trustFile == null) {
      return Optional.empty();
    }
    try {
      Trust trust = Trust.read(Files.readAllBytes(trustFile));
      NoteKey.parse(trust.logKey());
      trust.witnessKeys().forEach(NoteKey::parse);
      out.println("Trust file " + trust.hash() + " (compare with the printed hash)");
      return Optional.of(trust);
    } catch (JsonFormatException | LogFormatException e) {
      throw new UnreadableException("The trust file cannot be read: " + e.getMessage());
    }
  }

  /** What a hostile file says must not steer the terminal: no controls, no change of direction. */
  private static String plain(String line) {
    return line.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "\uFFFD");
  }

  private static void print(Report report, PrintWriter out) {
    report.reached().forEach(line -> out.println("  stage    " + plain(line)));
    report.confirmed().forEach(line -> out.println("  ok       " + plain(line)));
    report.notes().forEach(line -> out.println("  note     " + plain(line)));
    report.lacking().forEach(line -> out.println("  LACKS    " + plain(line)));
    report.findings().forEach(finding -> out.println("  REFUTED  " + plain(finding.toString())));
    out.println(
        switch (report.exitCode()) {
          case Report.VERIFIED ->
              report.ended() ? "VERIFIED" : "VERIFIED, AS FAR AS IT REACHES: the tender goes on";
          case Report.NOT_ANCHORED ->
              "CONSISTENT, NOT ANCHORED: without --trust the whole could be forged under fresh"
                  + " keys";
          case Report.INCOMPLETE ->
              "INCOMPLETE: nothing is refuted, but "
                  + Counted.of(report.lacking().size(), "thing lacks", "things lack");
          default -> "REFUTED: " + Counted.of(report.findings().size(), "finding", "findings");
        });
    out.flush();
  }
}
