package org.opengeps.bid;

import org.opengeps.protocol.upload.FileLimits;

/**
 * What a bidder is told before it sends anything.
 *
 * @param ofFiles of the encrypted files, padded if they belong to the price
 * @param statementSize most bytes of a statement
 * @param envelopeSize most bytes of an envelope: the largest size class and its wrapping
 */
public record UploadLimits(FileLimits ofFiles, int statementSize, int envelopeSize) {
  /** Most bytes of one file once encrypted, before it is padded. */
  public static final long BEFORE_PADDING = 100L << 20;

  /** Most bytes of all files together, in the same way. */
  public static final long ALL_BEFORE_PADDING = 300L << 20;

  /** The limits in force: what is within the two above is within them, padded or not. */
  public static final UploadLimits STANDARD =
      new UploadLimits(
          new FileLimits(20, 128L << 20, 640L << 20, 4 << 20), 64 << 10, (256 << 10) + 4096);
}
