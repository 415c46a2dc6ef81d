package org.opengeps.client.keyfile;

import java.time.Instant;
import java.util.Locale;
import org.opengeps.kernel.Refusal;

/**
 * Why a key file cannot be used, with what to do next (docs/key-files.md). The page says the same
 * words of the same file.
 */
public enum KeyFault {
  PASSWORD_WRONG,
  PROTECTION_UNKNOWN,
  NONE,
  CERTIFICATE_MISSING,
  NOT_FOR_SIGNING,
  KIND_UNSUPPORTED,
  EXPIRED,
  NOT_YET_VALID,
  FILE_UNKNOWN,
  HALF,
  FILE_EXCESSIVE,
  NOT_OF_COMMITTEE,
  FILE_MISSING;

  /** {@code key-...} as the page and the common cases name it. */
  public String code() {
    return "key-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Refusal refusal() {
    return Refusal.of(code());
  }

  Refusal refusal(Instant at) {
    return Refusal.of(code()).with("at", at);
  }
}
