/** Outages over HTTP: what is known of them, and what they moved. */
package org.opengeps.rest.outages;
