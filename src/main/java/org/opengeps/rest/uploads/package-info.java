/** The door through which encrypted files come in, part by part. */
package org.opengeps.rest.uploads;
