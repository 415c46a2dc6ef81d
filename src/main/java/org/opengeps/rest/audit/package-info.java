/** Mandates of auditors, and what is read under them. */
package org.opengeps.rest.audit;
