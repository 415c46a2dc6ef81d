/** Payments in MariaDB. */
package org.opengeps.payment.store;
