package org.opengeps.custody;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.kernel.Sha256;

/**
 * A rehearsal session.
 *
 * @param session fresh name, part of every canary
 * @param messages by member index, hashes of the SignedData
 * @param passedAt when all members' partials had opened every canary
 */
public record RehearsalView(
    UUID session, Instant startedAt, Map<Integer, Sha256> messages, Optional<Instant> passedAt) {}
