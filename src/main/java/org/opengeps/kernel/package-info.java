/**
 * Words that every room may use: money, percentages, hashes, references, verdicts, domain events.
 * JDK only, no input or output, no clock.
 */
package org.opengeps.kernel;
