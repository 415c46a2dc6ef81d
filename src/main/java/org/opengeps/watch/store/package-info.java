/** The tables {@code watch_*}. */
package org.opengeps.watch.store;
