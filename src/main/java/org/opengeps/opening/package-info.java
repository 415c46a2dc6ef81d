/**
 * The opening of a closed envelope: claim, gate key, partial decryptions by the committee,
 * unsealing, price draw, signed record. The only server room that decrypts bids, and it can do so
 * only with what k officers have signed.
 *
 * <p>CLOSED → OPENING (gate key published, officers post partials) → OPENED; or FAILED with the
 * bids sealed when too few came. Every step is one transaction that starts from rows, so that a
 * process may die between any two of them.
 */
package org.opengeps.opening;
