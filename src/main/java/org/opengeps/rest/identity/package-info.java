/** Log-in over HTTP. */
package org.opengeps.rest.identity;
