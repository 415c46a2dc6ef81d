package org.opengeps.client.keyfile;

import org.opengeps.kernel.Refusal;

/** Carries a fault out of the depth of a file; never leaves this package. */
final class KeyFaultException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Refusal refusal;
  private final KeyFault fault;

  KeyFaultException(KeyFault fault) {
    this(fault, fault.refusal());
  }

  KeyFaultException(KeyFault fault, Refusal refusal) {
    super(fault.code(), null, false, false);
    this.fault = fault;
    this.refusal = refusal;
  }

  boolean isWrongPassword() {
    return fault == KeyFault.PASSWORD_WRONG;
  }

  Refusal refusal() {
    return refusal;
  }
}
