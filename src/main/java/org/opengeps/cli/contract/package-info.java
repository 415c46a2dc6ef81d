/** Commands about a contract: what stands, and what its parties sign until it is paid. */
package org.opengeps.cli.contract;
