/** Openings, claims and partials as they are kept. */
package org.opengeps.opening.model;
