package org.opengeps.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;

/**
 * Who administers which agency, as the operator names them: {@code code=certified name} or {@code
 * code=sha256:fingerprint of the certificate}.
 *
 * @param entries each an agency and one of its people
 */
public record AgencyAdministrators(List<Entry> entries) {
  private static final String FINGERPRINT = "sha256:";

  /**
   * One administrator.
   *
   * @param agencies a code, or the beginning of codes
   * @param holder common name as certified, or {@code sha256:} and the hash of the certificate
   */
  record Entry(AgencyCodes agencies, String holder) {
    boolean names(String code, Optional<String> certifiedName, Sha256 certificate) {
      boolean isHolder =
          holder.startsWith(FINGERPRINT)
              ? holder.substring(FINGERPRINT.length()).equals(certificate.hex())
              : certifiedName.filter(holder::equals).isPresent();
      return isHolder && agencies.name(code);
    }
  }

  public AgencyAdministrators {
    entries = List.copyOf(entries);
  }

  /**
   * @param text entries with commas between; empty for none
   * @throws IllegalArgumentException naming the entry that has another form
   */
  public static AgencyAdministrators parse(String text) {
    return new AgencyAdministrators(
        Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(entry -> !entry.isEmpty())
            .map(AgencyAdministrators::entry)
            .toList());
  }

  private static Entry entry(String text) {
    int at = text.indexOf('=');
    String holder = at < 0 ? "" : text.substring(at + 1).strip();
    boolean isFingerprint = holder.startsWith(FINGERPRINT);
    if (holder.isEmpty() || (isFingerprint && !holder.matches("sha256:[0-9a-f]{64}"))) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' names no administrator: write CODE=certified name, or CODE=sha256: and the"
              + " certificate's hash in 64 hexadecimal digits");
    }
    return new Entry(AgencyCodes.parse(text.substring(0, at).strip()), holder);
  }

  /** Whether the holder of the certificate is named for the agency with this code. */
  public boolean name(String code, Optional<String> certifiedName, Sha256 certificate) {
    return entries.stream().anyMatch(entry -> entry.names(code, certifiedName, certificate));
  }
}
