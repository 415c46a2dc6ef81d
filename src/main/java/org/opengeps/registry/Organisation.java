package org.opengeps.registry;

import java.time.Instant;
import org.opengeps.identity.OrganisationId;
import org.opengeps.protocol.message.LocalText;

/**
 * A registered organisation; all of it is public.
 *
 * @param identifier agency code or ten-digit business number
 */
public record Organisation(
    OrganisationId id,
    OrganisationKind kind,
    String identifier,
    LocalText name,
    SupplierProfile profile,
    Instant registeredAt) {}
