package org.opengeps.ledger.model;

import org.opengeps.kernel.Sha256;

/** The hash of a complete subtree of 2^level leaves. */
public record TreeNode(int level, long index, Sha256 hash) {}
