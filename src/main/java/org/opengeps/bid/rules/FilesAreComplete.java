package org.opengeps.bid.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opengeps.bid.BidRefusals;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.Statement.FileReference;

/**
 * Every file that the statement names lies complete on the server, found right by its hash, with
 * the size that was stated.
 */
public final class FilesAreComplete {
  private FilesAreComplete() {}

  /**
   * @param named by the statement, sizes rounded up
   * @param complete exact sizes of the files that the same supplier uploaded for this tender
   */
  public static Optional<Refusal> judge(List<FileReference> named, Map<Sha256, Long> complete) {
    Map<Sha256, Long> rounded = new HashMap<>();
    complete.forEach((hash, size) -> rounded.put(hash, FileReference.rounded(hash, size).size()));
    return named.stream()
        .filter(file -> !Long.valueOf(file.size()).equals(rounded.get(file.sha256())))
        .findFirst()
        .map(file -> BidRefusals.FILES_INCOMPLETE.refusal(file.sha256().hex()));
  }
}
