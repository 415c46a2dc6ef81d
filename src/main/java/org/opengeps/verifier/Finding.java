package org.opengeps.verifier;

/**
 * Something that does not hold.
 *
 * @param check which check failed: {@code signature}, {@code inclusion}
 * @param where file of the bundle, and the place in it
 * @param expected what should stand there
 * @param found what stands there
 */
public record Finding(String check, String where, String expected, String found) {
  @Override
  public String toString() {
    return check + ": " + where + ": expected " + expected + ", found " + found;
  }
}
