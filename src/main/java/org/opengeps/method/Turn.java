package org.opengeps.method;

/** How far a candidate is that is examined by its own papers. */
public enum Turn {
  /** Nobody has called it. */
  UNCALLED,
  /** It was called, and can still answer. */
  ANSWER_AWAITED,
  /** It was asked for what is missing, and can still hand it in. */
  SUPPLEMENT_AWAITED,
  /** It can be scored: it has answered, or the method calls nobody. */
  READY,
  /** It did not answer the call in time: it has failed, and nobody says so. */
  SILENT
}
