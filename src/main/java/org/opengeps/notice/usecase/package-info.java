/**
 * Doors of the notice context. Officers come with signed messages; {@code Mark...} doors are for
 * the contexts to the right, which report what happened to the tender.
 */
package org.opengeps.notice.usecase;
