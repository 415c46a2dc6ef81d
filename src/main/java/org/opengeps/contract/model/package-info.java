/** Contracts that are due, sent and signed, and the repository that keeps them. */
package org.opengeps.contract.model;
