/**
 * {@code opengeps bench}: how fast the engine is, printed by the program itself. Each benchmark
 * starts an installation of its own, uses it through the doors that everybody has, takes its
 * baseline in the same run, and counts only what the client's and the verifier's checks confirm.
 */
package org.opengeps.app.bench;
