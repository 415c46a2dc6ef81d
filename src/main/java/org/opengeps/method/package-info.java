/**
 * How it is decided who gets a contract. A method reads its parameters from the signed notice and
 * the pinned rule set, and folds what was opened and the acts of the round into a standing: whose
 * turn it is, who wins, or that nobody does. In come words of the protocol and of the law; out come
 * rankings, sheets and standings. Pure: engine, verifier and {@code opengeps evaluate} run the same
 * classes over the same documents, so that replay is no second program.
 */
package org.opengeps.method;
