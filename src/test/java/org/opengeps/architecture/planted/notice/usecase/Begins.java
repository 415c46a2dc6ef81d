package org.opengeps.architecture.planted.notice.usecase;

import jakarta.transaction.UserTransaction;

/** A use case that manages its transaction by hand. */
final class Begins {
  private UserTransaction transaction;

  void begin() throws Exception {
    transaction.begin();
  }
}
