/**
 * Technical ground: clock, converters, scheduler, configuration, document store with the rule sets.
 * The only home of the system clock.
 */
package org.opengeps.platform;
