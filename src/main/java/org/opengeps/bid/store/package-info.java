/** Tables and files of the bid context. */
package org.opengeps.bid.store;
