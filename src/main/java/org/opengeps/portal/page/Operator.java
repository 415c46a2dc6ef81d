package org.opengeps.portal.page;

import java.util.Optional;

/**
 * Who runs this installation, as its configuration says ({@code opengeps.operator.*}); pages say so
 * where it says nothing.
 *
 * @param name of the body that runs it
 * @param contact telephone, mail, hours: one line for people
 * @param privacy who answers for personal data
 * @param accessibility to whom a barrier is reported
 */
public record Operator(
    Optional<String> name,
    Optional<String> contact,
    Optional<String> privacy,
    Optional<String> accessibility) {
  /** An installation for practice, of which nobody has said who runs it. */
  public static Operator unnamed() {
    return new Operator(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
