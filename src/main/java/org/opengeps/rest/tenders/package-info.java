/** Tenders and their signed notices, for everybody. */
package org.opengeps.rest.tenders;
