package org.opengeps.client.seal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opengeps.bid.UploadLimits;
import org.opengeps.kernel.FreeText;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.draw.DrawParameters;
import org.opengeps.protocol.file.ChunkedEncryption;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.upload.FileLimits;

/**
 * What can only be judged at the opening is refused here before sealing: nobody shall lose a tender
 * to a slip that its own device could have seen.
 */
public final class OrderCheck {
  private static final int LONGEST = 255;

  private OrderCheck() {}

  /** Why this bid would be void or refused; empty if it is good. */
  public static Optional<Refusal> judge(BidOrder order, Notice notice) {
    return amount(order)
        .or(() -> picks(order, notice.draw()))
        .or(() -> texts(order))
        .or(() -> files(order));
  }

  /** What is allowed but probably a slip. */
  public static List<String> warnings(BidOrder order, Notice notice) {
    List<String> warnings = new ArrayList<>();
    Money base = notice.amounts().baseAmount();
    Money highest =
        new Money(
            base.amount()
                .multiply(java.math.BigDecimal.valueOf(notice.draw().rangeHigh()))
                .divide(java.math.BigDecimal.valueOf(DrawParameters.WHOLE)),
            base.currency());
    if (order.amount().isMoreThan(highest)) {
      warnings.add(
          "The amount is above every estimated price that the draw can give: such a bid cannot win."
              + " 투찰금액이 나올 수 있는 모든 예정가격보다 높습니다.");
    }
    Money lowest = base.times(notice.amounts().limitRate(), java.math.RoundingMode.DOWN);
    if (order
            .amount()
            .amount()
            .multiply(java.math.BigDecimal.TEN)
            .compareTo(lowest.amount().multiply(java.math.BigDecimal.valueOf(9)))
        < 0) {
      warnings.add(
          "The amount is more than a tenth below the limit rate of the base amount: is a digit missing?"
              + " 투찰금액이 낙찰하한율보다 크게 낮습니다. 자릿수를 확인하십시오.");
    }
    return warnings;
  }

  /**
   * Whether there is still time.
   *
   * @param now the engine's clock, the only one that counts
   */
  public static Optional<Refusal> time(Notice notice, Instant now) {
    if (!now.isBefore(notice.schedule().closesAt())) {
      return refuse(
          "late", "Tender " + notice.ref() + " closed at " + notice.schedule().closesAt() + ".");
    }
    return Optional.empty();
  }

  private static Optional<Refusal> amount(BidOrder order) {
    return order.amount().amount().signum() > 0
        ? Optional.empty()
        : refuse("amount-zero", "The amount must be at least one unit of the currency.");
  }

  private static Optional<Refusal> picks(BidOrder order, DrawParameters draw) {
    boolean inRange = order.picks().stream().allMatch(pick -> pick >= 1 && pick <= draw.prices());
    boolean distinct = new HashSet<>(order.picks()).size() == order.picks().size();
    return inRange && distinct && order.picks().size() == draw.picks()
        ? Optional.empty()
        : refuse(
            "picks-wrong",
            "Pick exactly "
                + draw.picks()
                + " different serials from 1 to "
                + draw.prices()
                + ", not "
                + order.picks()
                + ".");
  }

  /** Nobody can ask back about a name that cannot be read after the opening. */
  private static Optional<Refusal> texts(BidOrder order) {
    var contact = order.contact();
    Stream<FreeText> words =
        Stream.of(
            FreeText.line("contact name", contact.name(), LONGEST).orEmpty(),
            FreeText.line("contact phone", contact.phone(), LONGEST).orEmpty(),
            FreeText.line("contact email", contact.email(), LONGEST).orEmpty());
    Stream<FreeText> names =
        order.fileNames().stream().map(name -> FreeText.line("file " + name, name, LONGEST));
    return FreeText.judge(Stream.concat(words, names).toArray(FreeText[]::new));
  }

  private static Optional<Refusal> files(BidOrder order) {
    FileLimits limits = UploadLimits.STANDARD.ofFiles();
    if (order.files().size() > limits.files()) {
      return refuse("files-many", "At most " + limits.files() + " files go with a bid.");
    }
    Optional<Path> unusable =
        order.files().stream()
            .filter(file -> !Files.isReadable(file) || encrypted(file) > limits.fileSize())
            .findFirst();
    if (unusable.isPresent()) {
      return refuse(
          "file-unusable",
          unusable.get()
              + " cannot be read or is larger, once encrypted, than "
              + limits.fileSize()
              + " bytes.");
    }
    return order.files().stream().mapToLong(OrderCheck::encrypted).sum() > limits.totalSize()
        ? refuse(
            "files-large",
            "The files are larger, once encrypted, than " + limits.totalSize() + " bytes together.")
        : Optional.empty();
  }

  /** The engine's limits are those of what is sent. */
  private static long encrypted(Path file) {
    return ChunkedEncryption.encryptedLength(file.toFile().length());
  }

  private static Optional<Refusal> refuse(String code, String detail) {
    return Optional.of(new Refusal(code, detail));
  }
}
