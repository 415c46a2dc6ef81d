/** Claims, orders and payments under contracts. */
package org.opengeps.rest.payment;
