/** HTTP doors of contracts. */
package org.opengeps.rest.contract;
