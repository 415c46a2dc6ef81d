package org.opengeps.bid.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.bid.BidRefusals;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.Statement.FileReference;
import org.opengeps.protocol.message.Statement.Sealed;

/**
 * Every file that the statement names lies complete on the server, found right by its hash, with
 * the size that was stated.
 */
public final class FilesAreComplete {
  private FilesAreComplete() {}

  /**
   * @param envelopes as the statement has them, with the sizes of their files rounded up
   * @param ofPrice the envelope that holds the price, whose files are padded
   * @param complete exact sizes of the files that the same supplier uploaded for this tender
   */
  public static Optional<Refusal> judge(
      List<Sealed> envelopes, String ofPrice, Map<Sha256, Long> complete) {
    return envelopes.stream()
        .flatMap(
            envelope ->
                envelope.files().stream()
                    .filter(file -> !isThere(file, envelope.envelope().equals(ofPrice), complete)))
        .findFirst()
        .map(file -> BidRefusals.FILES_INCOMPLETE.refusal().with("file", file.sha256()));
  }

  private static boolean isThere(FileReference file, boolean ofPrice, Map<Sha256, Long> complete) {
    Long size = complete.get(file.sha256());
    return size != null
        && FileReference.rounded(file.sha256(), size, ofPrice).size() == file.size();
  }
}
