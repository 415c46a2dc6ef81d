/**
 * Agencies and suppliers: one registration for all agencies, made by the organisation's own signed
 * message and accepted without an operator where an accredited authority has certified the
 * identifier. Debarments. Knows nothing of tenders.
 */
package org.opengeps.registry;
