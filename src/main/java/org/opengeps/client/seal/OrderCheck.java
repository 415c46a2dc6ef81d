package org.opengeps.client.seal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.bid.UploadLimits;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.MailAddress;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Refusal;
import org.opengeps.method.AwardMethods;
import org.opengeps.protocol.draw.DrawParameters;
import org.opengeps.protocol.draw.PriceDraw;
import org.opengeps.protocol.file.ChunkedEncryption;
import org.opengeps.protocol.file.FileNames;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.OfferForm;

/**
 * What can only be judged at the opening is refused here before sealing: nobody shall lose a tender
 * to a slip that its own device could have seen.
 */
public final class OrderCheck {
  private static final int LONGEST = 255;

  private OrderCheck() {}

  /** Why this bid would be void or refused; empty if it is good. */
  public static Optional<Refusal> judge(BidOrder order, Notice notice, String lot) {
    return offer(order, notice.lot(lot))
        .or(() -> elsewhere(order, notice.lot(lot)))
        .or(() -> contact(order))
        .or(() -> files(order))
        .or(() -> names(order));
  }

  /** What is allowed but probably a slip; nothing of an offer that is refused anyway. */
  public static List<String> warnings(BidOrder order, Notice notice, String name) {
    List<String> warnings = new ArrayList<>();
    Lot lot = notice.lot(name);
    if (offer(order, lot).isPresent()) {
      return warnings;
    }
    Optional<Money> amount = order.offer().amount(notice.currency());
    lot.price()
        .draw()
        .filter(draw -> amount.filter(one -> one.isMoreThan(highest(lot, draw))).isPresent())
        .ifPresent(
            draw ->
                warnings.add(
                    "The amount is above every estimated price that the draw can give: such a bid"
                        + " cannot win. 투찰금액이 나올 수 있는 모든 예정가격보다 높습니다."));
    amount.ifPresent(
        one ->
            AwardMethods.ALL
                .find(notice.award().method())
                .ifPresent(method -> warnings.addAll(method.warnings(lot, one))));
    return warnings;
  }

  private static Money highest(Lot lot, DrawParameters draw) {
    return PriceDraw.price(lot.price().baseAmount().orElseThrow(), draw.rangeHigh(), draw.unit());
  }

  /**
   * Whether there is still time.
   *
   * @param now the engine's clock, the only one that counts
   */
  public static Optional<Refusal> time(Notice notice, Instant now) {
    if (!now.isBefore(notice.schedule().closesAt())) {
      return Optional.of(
          Refusal.of("late.closed")
              .with("tender", notice.ref())
              .with("closesAt", notice.schedule().closesAt()));
    }
    return Optional.empty();
  }

  private static Optional<Refusal> offer(BidOrder order, Lot lot) {
    return lot.offer().problem(order.offer()).flatMap(OrderCheck::wrong);
  }

  /** Files of an envelope that the lot does not have would be left behind. */
  private static Optional<Refusal> elsewhere(BidOrder order, Lot lot) {
    List<String> envelopes = lot.envelopes().stream().map(EnvelopeTerms::envelope).toList();
    return order.attached().keySet().stream()
        .filter(name -> !envelopes.contains(name))
        .findFirst()
        .flatMap(
            name ->
                Optional.of(
                    Refusal.of("envelope-unknown")
                        .with("envelope", name)
                        .with("envelopes", envelopes)));
  }

  private static Optional<Refusal> wrong(OfferForm.Problem problem) {
    return switch (problem.code()) {
      case Offer.AMOUNT ->
          Optional.of(Refusal.of("amount-wrong").with("problem", problem.detail()));
      case Offer.PICKS -> Optional.of(Refusal.of("picks-wrong").with("problem", problem.detail()));
      default -> Optional.of(Refusal.of("offer-wrong").with("problem", problem.detail()));
    };
  }

  private static Optional<Refusal> files(BidOrder order) {
    int most = UploadLimits.STANDARD.ofFiles().files();
    if (order.files().size() > most) {
      return Optional.of(Refusal.of("files-many").with("most", most));
    }
    Optional<Path> unusable =
        order.files().stream()
            .filter(
                file -> !Files.isReadable(file) || encrypted(file) > UploadLimits.BEFORE_PADDING)
            .findFirst();
    if (unusable.isPresent()) {
      return Optional.of(
          Refusal.of("file-unusable")
              .with("file", unusable.get().toString())
              .with("most", UploadLimits.BEFORE_PADDING));
    }
    long together = order.files().stream().mapToLong(OrderCheck::encrypted).sum();
    return together > UploadLimits.ALL_BEFORE_PADDING
        ? Optional.of(Refusal.of("files-large").with("most", UploadLimits.ALL_BEFORE_PADDING))
        : Optional.empty();
  }

  /** At the opening people must be able to tell the files apart. */
  private static Optional<Refusal> names(BidOrder order) {
    List<FileNames.Named> files =
        order.files().stream()
            .map(file -> new FileNames.Named(file.getFileName().toString(), file.toFile().length()))
            .toList();
    return FileNames.judge(files).map(OrderCheck::refusal);
  }

  static Refusal refusal(FileNames.Found found) {
    return Refusal.of("file-" + found.fault().code()).with("name", found.name());
  }

  /** Nobody can ask back about a name that cannot be read after the opening. */
  private static Optional<Refusal> contact(BidOrder order) {
    var contact = order.contact();
    Optional<Refusal> unfit =
        FreeText.judge(
            FreeText.line("contact name", contact.name(), LONGEST).orEmpty(),
            FreeText.line("contact phone", contact.phone(), LONGEST).orEmpty(),
            FreeText.line("contact email", contact.email(), LONGEST).orEmpty());
    if (unfit.isPresent() || contact.email().isEmpty()) {
      return unfit;
    }
    return MailAddress.isPossible(contact.email())
        ? Optional.empty()
        : Optional.of(Refusal.of("contact-email").with("email", contact.email()));
  }

  /** What is sent is longer by the padding, for which the engine has room. */
  private static long encrypted(Path file) {
    return ChunkedEncryption.encryptedLength(file.toFile().length());
  }
}
