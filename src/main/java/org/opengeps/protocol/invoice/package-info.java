/**
 * What an e-invoice says, without the format that it is written in: parties, lines, and how a sum
 * that includes value-added tax is taken apart. docs/invoice.md has the mapping.
 */
package org.opengeps.protocol.invoice;
