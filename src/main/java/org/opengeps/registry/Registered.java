package org.opengeps.registry;

import org.opengeps.identity.Person;

/** What a registration led to. */
public record Registered(Organisation organisation, Person person) {}
