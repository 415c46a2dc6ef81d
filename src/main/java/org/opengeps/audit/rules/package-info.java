/**
 * Red flags, one class each: a method over the facts of a year, with figures. A flag is a question,
 * never a verdict; each class says what it counts, and its texts what it does not show.
 */
package org.opengeps.audit.rules;
