/** Doors of the award context: ranking follows the opening by itself, officers sign the rest. */
package org.opengeps.award.usecase;
