/** Mandates, and reads under them: bounded statements, each read in the log before its answer. */
package org.opengeps.audit.usecase;
