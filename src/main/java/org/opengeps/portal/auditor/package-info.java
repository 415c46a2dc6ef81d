/**
 * The auditor's desk: mandates, a year of an agency with what is worth a question, the whole story
 * of a tender. Pages that only read; each read is in the log before the page.
 */
package org.opengeps.portal.auditor;
