package org.opengeps.platform.upload;

import java.util.Locale;

/**
 * The door that opened an upload. A file is only ever found through the door it came in by:
 * otherwise a bidder's file could be asked for where documents are public.
 */
public enum UploadDoor {
  /** Encrypted files of bids. */
  BID,
  /** Documents of notices. */
  NOTICE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
