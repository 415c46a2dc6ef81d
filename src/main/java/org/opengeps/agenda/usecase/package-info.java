/** Reads the facts of one morning with a bounded number of statements. */
package org.opengeps.agenda.usecase;
