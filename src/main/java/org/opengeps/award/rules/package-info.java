/**
 * How opened bids are judged: rate, minimum bid, limit, ranks, price score, pass mark. Pure: the
 * figures come from the notice and its rule set.
 */
package org.opengeps.award.rules;
