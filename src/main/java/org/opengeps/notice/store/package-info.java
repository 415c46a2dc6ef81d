/** Tables of the notice context: the only home of its EntityManager. */
package org.opengeps.notice.store;
