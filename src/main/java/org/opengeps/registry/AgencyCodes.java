package org.opengeps.registry;

import java.util.Arrays;
import java.util.List;

/**
 * The agencies that an operator names: codes, or beginnings of codes that end in {@code *}, because
 * public bodies get their codes in blocks.
 *
 * @param entries as written, none of them empty
 */
public record AgencyCodes(List<String> entries) {
  private static final String FORM = "[0-9A-Z]{3,20}|[0-9A-Z]{1,19}\\*";

  public AgencyCodes {
    entries = List.copyOf(entries);
  }

  /**
   * @param text entries with commas between; empty for none
   * @throws IllegalArgumentException naming the entry that is neither a code nor the beginning of
   *     one; a bare {@code *} would name everybody and is none
   */
  public static AgencyCodes parse(String text) {
    List<String> entries =
        Arrays.stream(text.split(",")).map(String::strip).filter(e -> !e.isEmpty()).toList();
    for (String entry : entries) {
      if (!entry.matches(FORM)) {
        throw new IllegalArgumentException(
            "'"
                + entry
                + "' is neither an agency code of 3 to 20 capital letters and digits nor the"
                + " beginning of one with a * behind it");
      }
    }
    return new AgencyCodes(entries);
  }

  /** Whether the agency with this code is named. */
  public boolean name(String code) {
    return OrganisationKind.AGENCY.admits(code)
        && entries.stream()
            .anyMatch(
                entry ->
                    entry.endsWith("*")
                        ? code.startsWith(entry.substring(0, entry.length() - 1))
                        : code.equals(entry));
  }
}
