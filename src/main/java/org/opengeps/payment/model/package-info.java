/** Claims, orders and what the bank reported, as they are kept. */
package org.opengeps.payment.model;
