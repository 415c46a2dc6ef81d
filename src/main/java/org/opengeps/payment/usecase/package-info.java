/** Doors of the payment context: the supplier claims, two officers order, the bank transfers. */
package org.opengeps.payment.usecase;
