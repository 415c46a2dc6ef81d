/** The doors of the opening. */
package org.opengeps.opening.usecase;
