/**
 * Law of the intake: one class for each question that decides whether a sealed bid is taken, on
 * facts alone.
 */
package org.opengeps.bid.rules;
