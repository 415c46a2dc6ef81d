/** Openings as anybody may watch them. */
package org.opengeps.rest.opening;
