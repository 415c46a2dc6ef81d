package org.opengeps.registry;

import org.opengeps.protocol.message.LocalText;

/** A registered agency as lists of agencies name it. */
public record AgencyEntry(String code, LocalText name) {}
