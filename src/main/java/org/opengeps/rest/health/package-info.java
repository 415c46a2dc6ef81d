/** What the operator's and the load balancer's programs ask: {@code /health}. */
package org.opengeps.rest.health;
