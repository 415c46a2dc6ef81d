/**
 * What officers of an agency send: drafts, approvals, preparation, publication. The signature on
 * each message carries the authority, not a session.
 */
package org.opengeps.rest.buyer;
