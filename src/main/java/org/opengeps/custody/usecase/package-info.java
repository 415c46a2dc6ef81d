/**
 * The doors of custody. Every step of a ceremony is a signed message, taken in one transaction
 * together with its log entry.
 */
package org.opengeps.custody.usecase;
