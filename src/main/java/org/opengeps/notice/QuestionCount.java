package org.opengeps.notice;

/**
 * How many questions about a notice there are.
 *
 * @param asked all of them
 * @param waiting without an answer or a refusal
 * @param refused with a reason and no answer
 */
public record QuestionCount(int asked, int waiting, int refused) {
  /** Of a notice about which nobody asked. */
  public static final QuestionCount NONE = new QuestionCount(0, 0, 0);

  /** With an answer. */
  public int answered() {
    return asked - waiting - refused;
  }
}
