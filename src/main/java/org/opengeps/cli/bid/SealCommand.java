package org.opengeps.cli.bid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.opengeps.client.committee.KeyFiles;
import org.opengeps.client.keyfile.OpenedKey;
import org.opengeps.client.seal.BidOrder;
import org.opengeps.client.seal.BidSealer;
import org.opengeps.client.seal.Bidder;
import org.opengeps.client.seal.CheckedTender;
import org.opengeps.client.seal.Dossier;
import org.opengeps.client.seal.DossierSource;
import org.opengeps.client.seal.OrderCheck;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.client.seal.SeenKeys;
import org.opengeps.client.seal.TenderCheck;
import org.opengeps.kernel.CurrencyUnit;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.message.ConfidentialPart;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.threshold.Point;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Checks a tender, seals a bid for it, and leaves all that is to be sent in a folder. Sends
 * nothing.
 */
@Command(
    name = "seal",
    mixinStandardHelpOptions = true,
    description =
        "Check a tender, seal a bid for it, and leave what is to be sent in a folder. Sends nothing.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:sealed",
      "1:refused or failed, with a sentence saying why",
      "2:wrong usage",
      "3:something looks like a slip; look again and repeat with --yes"
    })
final class SealCommand implements Callable<Integer> {
  private static final int SLIP = 3;

  @Mixin private EngineOptions options;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(paramLabel = "TENDER", description = "Number of the notice: R26BK00000001.")
  private String tender;

  @Option(
      names = "--person",
      required = true,
      paramLabel = "FILE",
      description =
          "Your key file (.p12), or the folder with signCert.der and signPri.key, with which you sign.")
  private Path person;

  @Option(
      names = "--password",
      paramLabel = "PASSWORD",
      defaultValue = "${env:OPENGEPS_PASSWORD}",
      description = "Password of your key file; asked for when missing (or OPENGEPS_PASSWORD).")
  private String password;

  @Option(
      names = "--amount",
      paramLabel = "WON",
      description =
          "The bid in won, digits only. None in a stage that does not ask for a price yet.")
  private String amount;

  @Option(
      names = "--picks",
      split = ",",
      paramLabel = "SERIAL",
      description = "Serials for the price draw: 3,11. None where no price is drawn.")
  private List<Integer> picks = List.of();

  @Option(
      names = "--offer",
      paramLabel = "CODE=VALUE",
      description = "What else the notice asks for, by its code: days=30.")
  private Map<String, String> more = Map.of();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "A file to go along with the price, encrypted; may be repeated.")
  private List<Path> files = List.of();

  @Option(
      names = "--technical-file",
      paramLabel = "FILE",
      description = "A file of the technical envelope, where there is one; may be repeated.")
  private List<Path> technical = List.of();

  @Option(
      names = "--contact",
      paramLabel = "NAME,PHONE,EMAIL",
      split = ",",
      description = "Whom to call about the bid; sealed.")
  private List<String> contact = List.of();

  @Option(
      names = "--lot",
      paramLabel = "LOT",
      defaultValue = "0",
      description = "Lot (default: ${DEFAULT-VALUE}).")
  private String lot;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the sealed bid and its encrypted files go.")
  private Path out;

  @Option(
      names = "--seen",
      paramLabel = "FILE",
      defaultValue = "${sys:user.home}/.opengeps/seen-keys",
      description = "List of keys this device has sealed to (default: ${DEFAULT-VALUE}).")
  private Path seen;

  @Option(names = "--yes", description = "Seal although something looks like a slip.")
  private boolean yes;

  @Override
  public Integer call() throws Exception {
    DossierSource source = new DossierSource(options.engine());
    Verdict<Dossier> dossier = source.fetch(tender, lot);
    if (dossier instanceof Verdict.Refused<Dossier> refused) {
      return options.refuse(refused.refusal());
    }
    String number = tender.length() > 13 ? tender.substring(0, 13) : tender;
    Verdict<CheckedTender> checked =
        new TenderCheck(options.trust()).check(number, lot, dossier.orThrow());
    if (checked instanceof Verdict.Refused<CheckedTender> refused) {
      return options.refuse(refused.refusal());
    }
    return seal(source, checked.orThrow());
  }

  private int seal(DossierSource source, CheckedTender checked) throws IOException {
    List<Point> keys =
        checked.terms().stream()
            .flatMap(terms -> Stream.of(terms.committeeKey().y(), terms.gateKey()))
            .toList();
    SeenKeys seenKeys = new SeenKeys(seen);
    Optional<Refusal> reused = seenKeys.judge(keys, checked.place());
    if (reused.isPresent()) {
      return options.refuse(reused.get());
    }
    OpenedKey key =
        KeyFiles.personal(person, KeyPassword.of(spec, password), Clock.systemUTC().instant());
    Verdict<Bidder> bidder = Bidder.find(source, key);
    if (bidder instanceof Verdict.Refused<Bidder> refused) {
      return options.refuse(refused.refusal());
    }
    BidOrder order = order(checked);
    List<String> warnings = OrderCheck.warnings(order, checked.notice(), checked.lot());
    warnings.forEach(spec.commandLine().getErr()::println);
    if (!warnings.isEmpty() && !yes) {
      return SLIP;
    }
    Verdict<Instant> time = source.time();
    if (time instanceof Verdict.Refused<Instant> refused) {
      return options.refuse(refused.refusal());
    }
    Optional<Refusal> slip = OrderCheck.time(checked.notice(), time.orThrow());
    if (slip.isPresent()) {
      return options.refuse(slip.get());
    }
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    Files.createDirectories(out);
    Verdict<SealedBidFile> sealed =
        new BidSealer(bidder.orThrow(), new SecureRandom(), out).seal(order, checked, now);
    if (sealed instanceof Verdict.Refused<SealedBidFile> refused) {
      return options.refuse(refused.refusal());
    }
    seenKeys.remember(keys, checked.place());
    return done(sealed.orThrow(), order, checked);
  }

  private BidOrder order(CheckedTender checked) {
    if (amount != null && !amount.matches("[0-9]+(\\.[0-9]+)?")) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--amount wants digits only: " + amount);
    }
    Offer offer = amount == null ? Offer.NOTHING : Offer.of(amount, picks);
    for (Map.Entry<String, String> one : more.entrySet()) {
      if (offer.values().has(one.getKey())) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), one.getKey() + " is given twice; leave it out of --offer");
      }
      offer = offer.with(one.getKey(), one.getValue());
    }
    return new BidOrder(
        offer,
        attached(checked.terms()),
        new ConfidentialPart.Contact(contact(0), contact(1), contact(2)));
  }

  /** A file goes into the last envelope, beside the price, unless it says another. */
  private Map<String, List<Path>> attached(List<EnvelopeTerms> terms) {
    Map<String, List<Path>> attached = new HashMap<>();
    attached.put(terms.get(terms.size() - 1).envelope(), new ArrayList<>(files));
    if (!technical.isEmpty()) {
      attached.computeIfAbsent("technical", any -> new ArrayList<>()).addAll(technical);
    }
    return attached;
  }

  private static String amount(Money money) {
    String form = "%s %,." + money.currency().scale() + "f";
    return String.format(Locale.ROOT, form, money.currency().code(), money.amount());
  }

  private String contact(int index) {
    return index < contact.size() ? contact.get(index).strip() : "";
  }

  private int done(SealedBidFile sealed, BidOrder order, CheckedTender checked) {
    Path file = out.resolve(sealed.submission() + ".sealed");
    CurrencyUnit currency = checked.notice().currency();
    sealed.write(file);
    options.out().println("Sealed: " + file);
    options
        .out()
        .printf(
            Locale.ROOT,
            "  %s  %s%s%n",
            checked.notice().ref(),
            order.offer().amount(currency).map(one -> amount(one)).orElse(""),
            order.offer().picks().isEmpty() ? "" : ", picks " + order.offer().picks());
    options
        .out()
        .println(
            "  checked: notice signed for agency "
                + checked.notice().agency().code()
                + ", public log, ceremony and the word of all "
                + checked.terms().get(0).committeeKey().n()
                + " members; opened once on this device");
    options
        .out()
        .println(
            "  closes "
                + checked
                    .notice()
                    .schedule()
                    .closesAt()
                    .atZone(checked.notice().zone())
                    .toOffsetDateTime()
                + " "
                + checked.notice().zone());
    options.out().println("Nothing was sent. Hand it in with: bid submit " + file);
    return 0;
  }
}
