/**
 * The witness: a process outside the engine and its database that remembers the newest head of each
 * log and countersigns only what extends it (C2SP tlog-witness). A database that was rolled back,
 * or a log that shows two faces, cannot get its cosignature. Better run by somebody else; the demo
 * runs one beside the engine.
 */
package org.opengeps.app.witness;
