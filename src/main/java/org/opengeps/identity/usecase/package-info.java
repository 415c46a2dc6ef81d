/** Doors of identity. */
package org.opengeps.identity.usecase;
