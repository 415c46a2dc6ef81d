package org.opengeps.bid;

/**
 * What a bidder is told before it sends anything.
 *
 * @param files most files of one upload
 * @param fileSize most bytes of one encrypted file
 * @param totalSize most bytes of one upload
 * @param partSize most bytes of one PUT
 * @param statementSize most bytes of a statement
 * @param envelopeSize most bytes of an envelope: the largest size class and its wrapping
 */
public record UploadLimits(
    int files, long fileSize, long totalSize, int partSize, int statementSize, int envelopeSize) {
  /** The limits in force. */
  public static final UploadLimits STANDARD =
      new UploadLimits(20, 100L << 20, 300L << 20, 4 << 20, 64 << 10, (256 << 10) + 4096);
}
