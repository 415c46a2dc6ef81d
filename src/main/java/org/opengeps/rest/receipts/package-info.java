/** Receipts of submissions. */
package org.opengeps.rest.receipts;
