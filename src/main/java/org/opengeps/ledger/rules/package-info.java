/** When the log may sign, one judgment each. */
package org.opengeps.ledger.rules;
