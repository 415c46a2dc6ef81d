/**
 * What every page shares: language, words, assets with integrity values, security headers,
 * templates.
 */
package org.opengeps.portal.page;
