package org.opengeps.verifier;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.opening.Admission;
import org.opengeps.protocol.opening.SealedBid;

/**
 * The receptions of a bundle with their bytes, in close order, each unpacked when it is asked for.
 */
final class PackedBids extends AbstractList<SealedBid> {
  private final BundleFiles files;
  private final List<ReceiptCore> receptions;
  private final OpenedEnvelope of;
  private final Admission admission;

  /**
   * @param of which of the envelopes
   * @param admission whose envelopes are there
   */
  PackedBids(
      BundleFiles files, List<ReceiptCore> receptions, OpenedEnvelope of, Admission admission) {
    this.files = files;
    this.receptions = receptions;
    this.of = of;
    this.admission = admission;
  }

  /** The same, if the bytes of all of them are there. */
  static Optional<List<SealedBid>> whole(
      BundleFiles files, List<ReceiptCore> receptions, OpenedEnvelope of, Admission admission) {
    boolean whole =
        IntStream.rangeClosed(1, receptions.size())
            .allMatch(
                place ->
                    files.has(Bundle.statementName(place))
                        && (!admission.admits(receptions.get(place - 1))
                            || files.has(of.envelopeName(place))));
    return whole ? Optional.of(new PackedBids(files, receptions, of, admission)) : Optional.empty();
  }

  @Override
  public SealedBid get(int index) {
    ReceiptCore core = receptions.get(index);
    byte[] statement = files.find(Bundle.statementName(index + 1)).orElseThrow();
    return admission.admits(core)
        ? new SealedBid(core, statement, files.find(of.envelopeName(index + 1)).orElseThrow())
        : SealedBid.kept(core, statement);
  }

  @Override
  public int size() {
    return receptions.size();
  }
}
