package org.opengeps.platform.upload;

import java.util.Locale;
import org.opengeps.kernel.Refusal;

/**
 * Every code with which a file on its way in is refused. The sentences lie with those of all
 * refusals.
 */
public enum UploadRefusals {
  UPLOAD_UNKNOWN,
  UPLOAD_REUSED,
  UPLOAD_TOO_LARGE,
  UPLOAD_OFFSET,
  UPLOAD_SHORT,
  UPLOAD_HASH;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Refusal refusal() {
    return Refusal.of(code());
  }

  /** With another sentence, for arguments that help. Never anything that names a bidder. */
  public Refusal refusal(String variant) {
    return Refusal.of(code() + "." + variant);
  }
}
