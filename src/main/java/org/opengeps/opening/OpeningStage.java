package org.opengeps.opening;

/** How far the opening of an envelope is. */
public enum OpeningStage {
  /** The set of bids is fixed; the opening time has not come, or the engine is about to begin. */
  CLOSED,
  /** The gate key is public; the committee's partials are coming in. */
  OPENING,
  /** The record is signed. */
  OPENED,
  /** Too few bids. If too few were sealed, they stay sealed for ever. */
  FAILED
}
