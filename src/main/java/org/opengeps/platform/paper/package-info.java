/**
 * Documents for people as PDF: A4 pages of text in fonts that have Hangul. In: sentences, labels
 * and values. Out: the bytes.
 */
package org.opengeps.platform.paper;
