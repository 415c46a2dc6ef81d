/**
 * Small quotations (소액수의 견적): the lowest quotation between limit and estimated price has the
 * contract, unless one of the listed grounds excludes its bidder; then the next one.
 */
package org.opengeps.method.quotation;
