/** From an award to a contract that exists: sent by the agency, consented to, confirmed. */
package org.opengeps.contract;
