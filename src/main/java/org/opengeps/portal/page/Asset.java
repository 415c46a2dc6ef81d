package org.opengeps.portal.page;

/**
 * A built file as a page names it.
 *
 * @param path address below the context root
 * @param integrity value of the integrity attribute (W3C Subresource Integrity)
 */
public record Asset(String path, String integrity) {}
