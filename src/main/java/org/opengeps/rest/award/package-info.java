/** Scores and awards: officers sign, everybody reads the result. */
package org.opengeps.rest.award;
