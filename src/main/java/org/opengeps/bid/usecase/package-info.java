/** Doors of the bid context: upload, submit, receipt, close, and the sealed set for the opening. */
package org.opengeps.bid.usecase;
