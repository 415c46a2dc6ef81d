/**
 * Public pages: the list of tenders, a tender, its live opening and result, the log, help, log-in.
 */
package org.opengeps.portal.citizen;
