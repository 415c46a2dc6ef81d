/**
 * Who follows which tenders: watched tenders, saved searches, what is new, and letters about it. It
 * reads facts that are public and knows nothing of bids: who watches says nothing about who bids,
 * and everybody who watches is told the same (docs/threat-model.md).
 */
package org.opengeps.watch;
