/** Doors of open data. They read the other contexts and change nothing. */
package org.opengeps.opendata.usecase;
