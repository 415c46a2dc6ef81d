/** What those who judge read of opened bids, and what their bidders see of that. */
package org.opengeps.rest.bids;
