package org.opengeps.custody;

/**
 * How far a ceremony is. Expiry is no state: it is the clock against {@link
 * CeremonyView#expiresAt()}.
 */
public enum CeremonyState {
  /** Members deal. */
  ROUND_1,
  /** All have dealt; members check the transcript and accept or complain. */
  ROUND_2,
  /** All have accepted; members prove in a session that they can open. */
  REHEARSING,
  /** A rehearsal has passed: keys may be bound to notices. */
  READY,
  /** Somebody complained: no key of the ceremony is ever used. */
  BURNT
}
