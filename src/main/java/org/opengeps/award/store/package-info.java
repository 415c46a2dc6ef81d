/** Tables of the award context: the only home of its EntityManager. */
package org.opengeps.award.store;
