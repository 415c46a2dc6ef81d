/** The rules of purchases on one quote. */
package org.opengeps.award.rules;
