/** Organisations, registrations and sanctions as they are stored. */
package org.opengeps.registry.model;
