/**
 * The law as dated data: rule sets, periods, hours and days, the outage rule. Pure, so that engine,
 * members' programs, command line and verifier read the same document with the same classes
 * (docs/rule-sets.md).
 */
package org.opengeps.law;
