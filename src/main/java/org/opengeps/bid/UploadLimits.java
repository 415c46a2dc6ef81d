package org.opengeps.bid;

import org.opengeps.protocol.upload.FileLimits;

/**
 * What a bidder is told before it sends anything.
 *
 * @param ofFiles of the encrypted files
 * @param statementSize most bytes of a statement
 * @param envelopeSize most bytes of an envelope: the largest size class and its wrapping
 */
public record UploadLimits(FileLimits ofFiles, int statementSize, int envelopeSize) {
  /** The limits in force. */
  public static final UploadLimits STANDARD =
      new UploadLimits(
          new FileLimits(20, 100L << 20, 300L << 20, 4 << 20), 64 << 10, (256 << 10) + 4096);
}
