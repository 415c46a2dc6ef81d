package org.opengeps.app.database;

/** The embedded database or a migration failed; the message is a sentence for the operator. */
public class DatabaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseFailure(String sentence) {
    super(sentence);
  }

  public DatabaseFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
