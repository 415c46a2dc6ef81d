/**
 * What an auditor sees: mandates that an oversight body signs, the log with its hidden facts, and a
 * year of an agency with what is worth a question. A reader of all contexts of the flow; it owns
 * mandates and the record of what was read, and changes nothing else. Nothing here blocks anybody.
 */
package org.opengeps.audit;
