/** Tables of the contract context: the only home of its EntityManager. */
package org.opengeps.contract.store;
