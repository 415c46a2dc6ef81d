/**
 * What an outage moves and where to: the formula of the rule set and the evidence for a gap, the
 * same for engine, members' programs and verifier (docs/protocol.md section 5).
 */
package org.opengeps.law.outage;
