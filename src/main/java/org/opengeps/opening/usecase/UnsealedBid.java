package org.opengeps.opening.usecase;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.NoticeView;
import org.opengeps.opening.BidContents;
import org.opengeps.opening.BidPlace;
import org.opengeps.opening.OpenedFile;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.protocol.file.ChunkedEncryption;
import org.opengeps.protocol.message.ConfidentialPart;
import org.opengeps.protocol.message.ConfidentialPart.SealedFile;
import org.opengeps.protocol.message.Statement.FileReference;

/**
 * An opened envelope of a bid with its confidential part.
 *
 * @param tender as the closing names it
 * @param notice in force at closing
 * @param named files that the bidder's statement names for this envelope
 */
record UnsealedBid(
    BidPlace place,
    EnvelopeKey key,
    TenderRef tender,
    NoticeView notice,
    ConfidentialPart part,
    List<FileReference> named) {

  /** What those who judge see of it. */
  BidContents contents() {
    List<String> names = part.shownNames();
    List<BidContents.File> files =
        IntStream.range(0, names.size())
            .mapToObj(i -> file(names.get(i), part.files().get(i)))
            .toList();
    Set<Sha256> keyed = part.files().stream().map(SealedFile::sha256).collect(Collectors.toSet());
    return new BidContents(
        tender,
        place,
        key.slot().lot(),
        files,
        named.stream().map(FileReference::sha256).filter(file -> !keyed.contains(file)).toList(),
        part.contact());
  }

  private BidContents.File file(String name, SealedFile file) {
    return new BidContents.File(name, file.size(), file.sha256(), isNamed(file));
  }

  private boolean isNamed(SealedFile file) {
    return named.stream().anyMatch(one -> one.sha256().equals(file.sha256()));
  }

  /**
   * A file that is part of the bid.
   *
   * @return refused with {@code file-unknown}, {@code file-unnamed} or {@code file-damaged}
   */
  Verdict<SealedFile> file(Sha256 sha256) {
    return Verdict.found(find(sha256), () -> OpenedFile.unknown(sha256.hex()))
        .unless(this::unnamed)
        .unless(UnsealedBid::impossible);
  }

  private Optional<SealedFile> find(Sha256 sha256) {
    return part.files().stream().filter(file -> file.sha256().equals(sha256)).findFirst();
  }

  /** The name of a file as people are shown it. */
  String shownName(SealedFile file) {
    return part.shownNames().get(part.files().indexOf(file));
  }

  private Optional<Refusal> unnamed(SealedFile file) {
    return isNamed(file) ? Optional.empty() : Optional.of(Refusal.of("file-unnamed"));
  }

  /** What the bidder wrote of it cannot be true of any file. */
  private static Optional<Refusal> impossible(SealedFile file) {
    return file.key().length == ChunkedEncryption.KEY_LENGTH && file.size() >= 0
        ? Optional.empty()
        : Optional.of(SealedBidFile.DAMAGED);
  }
}
