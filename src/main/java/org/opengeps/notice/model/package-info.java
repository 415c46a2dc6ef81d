/** Drafts, orders and tenders, and the repositories that keep them. */
package org.opengeps.notice.model;
