package org.opengeps.platform;

/**
 * What is stored is not, byte for byte, what was received, signed or logged: a row was changed or
 * lost, by a broken disk or by somebody. What rests on it holds until the row is restored; nothing
 * that was read is remembered.
 */
public class EvidenceChangedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what names the thing and where it is missed, for the operator: {@code the stored
   *     envelope of submission ...}
   */
  public EvidenceChangedException(String what) {
    super(what);
  }
}
