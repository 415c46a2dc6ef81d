/**
 * Backup and way back: one consistent state of the database with the files that it names, keys
 * apart, and the proof how much of the log came back. Everything is a stream; what is in memory
 * does not grow with the installation.
 */
package org.opengeps.app.backup;
