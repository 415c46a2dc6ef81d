/** Receipts of submissions, for programs (JSON) and for people (PDF with the JSON attached). */
package org.opengeps.rest.receipts;
