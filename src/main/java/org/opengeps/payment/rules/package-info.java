/** Law of payments: what may be claimed, what an order must say, until when. */
package org.opengeps.payment.rules;
