/**
 * The architecture as one table in one test; {@code planted} holds classes that break each rule, to
 * prove that the test bites.
 */
package org.opengeps.architecture;
