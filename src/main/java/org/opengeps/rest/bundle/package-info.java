/** The bundle of a tender for those who check it offline. */
package org.opengeps.rest.bundle;
