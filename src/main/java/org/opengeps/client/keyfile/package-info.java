/**
 * The one reader of key files of all programs that sign outside the browser. The page has its own
 * (crypto/keyfile.js); docs/key-files.md says what both accept, and one set of cases holds them
 * together.
 */
package org.opengeps.client.keyfile;
