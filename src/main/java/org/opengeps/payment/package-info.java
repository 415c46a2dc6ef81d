/** From what is accepted under a contract to the money received: claimed, ordered, transferred. */
package org.opengeps.payment;
