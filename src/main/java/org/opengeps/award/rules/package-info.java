/** The law of purchases on one quote, a class for each rule. */
package org.opengeps.award.rules;
