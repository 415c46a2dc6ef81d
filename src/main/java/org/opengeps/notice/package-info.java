/**
 * Notice: how a tender becomes public, changes and ends. Owns the public state of every tender.
 *
 * <p>An officer files a signed draft; a second officer of the same agency approves it; preparing
 * assigns the number and burns a rehearsed committee key; the officer signs exactly the prepared
 * notice, and publishing puts it into the log. A correction is a new order of the same number with
 * field-level changes; a cancellation ends it and the key stays burnt.
 *
 * <p>From then on the tender moves through {@link org.opengeps.notice.TenderState}: by the clock
 * until receipt opens, then by the doors that {@code bid}, {@code opening} and {@code award} call
 * ({@code MoveTender}). {@code rules} judges drafts, one class for each sentence of the law; what
 * the law says in figures stands in the rule set.
 */
package org.opengeps.notice;
