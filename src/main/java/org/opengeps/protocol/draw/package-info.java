/**
 * The price draw (예정가격 추첨, docs/protocol.md section 9): fifteen prices from a seed that nobody
 * could know before the opening, picks that lay in the sealed bids, one estimated price that
 * everybody can compute again.
 */
package org.opengeps.protocol.draw;
