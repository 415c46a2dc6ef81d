/**
 * The commands of bidders, officers and auditors: one package a family ({@code cli.bid}, {@code
 * cli.committee}, {@code cli.verify}, {@code cli.ledger}). Together with the starter in {@code app}
 * the only home of the console.
 */
package org.opengeps.cli;
