package org.opengeps.registry;

import java.time.Instant;

/**
 * What a supplier was registered for at a time.
 *
 * @param since when this registration was received
 */
public record KnownProfile(SupplierProfile profile, Instant since) {}
