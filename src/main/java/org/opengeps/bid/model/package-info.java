/**
 * State of the bid context: receptions and their life, uploads, closings, and the collections they
 * live in.
 */
package org.opengeps.bid.model;
