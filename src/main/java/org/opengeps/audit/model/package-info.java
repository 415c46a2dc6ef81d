/** Mandates and reads under them. */
package org.opengeps.audit.model;
