/**
 * What the engine and a bank say to each other: a small profile of ISO 20022 (docs/protocol.md).
 * One transfer a message, accounts as BIC and number, members in the order of the schema and none
 * besides, so that one byte string has one meaning. Written and read with the JDK alone; what the
 * bank signed is opened by {@link org.opengeps.protocol.bank.SignedBankMessage}, online and offline
 * alike.
 */
package org.opengeps.protocol.bank;
