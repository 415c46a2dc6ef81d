package org.opengeps.ledger.model;

import org.opengeps.kernel.Sha256;

/** Committed size and root of the log. */
public record LogHead(long size, Sha256 root) {}
