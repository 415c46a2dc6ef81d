package org.opengeps.notice;

import org.opengeps.identity.PersonId;

/**
 * How a second officer answered drafts of an agency in some time.
 *
 * @param approved how many drafts
 * @param returned how many drafts were sent back
 */
public record ReviewCount(PersonId second, int approved, int returned) {}
