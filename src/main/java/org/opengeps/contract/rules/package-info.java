/** The law of contracts: what their terms are, until when they are signed, in which order. */
package org.opengeps.contract.rules;
