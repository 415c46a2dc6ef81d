/**
 * Qualification screening (적격심사): bids between limit and estimate are candidates, the lowest one is
 * examined first, and the first whose price and ability score enough has the award.
 */
package org.opengeps.method.screening;
