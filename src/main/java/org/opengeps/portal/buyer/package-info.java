/**
 * Pages of the agency's officers, in Jakarta Faces: drafts, approval, publication, scores, award.
 */
package org.opengeps.portal.buyer;
