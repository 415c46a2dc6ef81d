/** Doors of registry. */
package org.opengeps.registry.usecase;
