/**
 * The pages. Public pages are written by a servlet with templates and need no session; forms of the
 * buyer are Jakarta Faces. Both share the words, assets and headers of {@code portal.page}.
 */
package org.opengeps.portal;
