package org.opengeps.bid.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.bid.BidRefusals;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.file.PaddedFile;
import org.opengeps.protocol.message.Statement.FileReference;
import org.opengeps.protocol.message.Statement.Sealed;

/**
 * Files that belong to the price are as long as their size class, in the statement and as uploaded:
 * a bill of quantities says by its length how many positions are priced, and whose it is.
 */
public final class FilesArePadded {
  private FilesArePadded() {}

  /**
   * @param envelopes as the statement has them
   * @param ofPrice the envelope that holds the price
   * @param complete exact sizes of the files that the same supplier uploaded for this tender
   */
  public static Optional<Refusal> judge(
      List<Sealed> envelopes, String ofPrice, Map<Sha256, Long> complete) {
    return envelopes.stream()
        .filter(envelope -> envelope.envelope().equals(ofPrice))
        .flatMap(envelope -> envelope.files().stream())
        .filter(file -> !isPadded(file, Optional.ofNullable(complete.get(file.sha256()))))
        .findFirst()
        .map(file -> BidRefusals.FILES_UNPADDED.refusal().with("file", file.sha256()));
  }

  private static boolean isPadded(FileReference file, Optional<Long> sent) {
    return PaddedFile.isSizeClass(file.size())
        && sent.map(size -> PaddedFile.encryptedLengthOf(PaddedFile.sizeClass(size)) == size)
            .orElse(true);
  }
}
