package org.opengeps.opening;

import java.util.Optional;
import org.opengeps.kernel.Sha256;

/**
 * How the opening of an envelope ended, without what was opened.
 *
 * @param record document with the signed record; empty while nothing is opened
 * @param reason code of the failure; empty if it did not fail
 */
public record OpeningEnd(Optional<Sha256> record, Optional<String> reason) {}
