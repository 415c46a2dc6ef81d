/**
 * The verifier on bundles made here: true ones hold, every change of any file or member is named.
 */
package org.opengeps.verifier;
