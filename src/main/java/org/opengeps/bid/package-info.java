/**
 * Bid: how a sealed envelope comes in, from the upload of its files to the moment the tender
 * closes.
 *
 * <p>A bidder seals on its own device and sends a signed <em>statement</em> and an
 * <em>envelope</em> that nobody can open. The instant of submission is the server's clock when the
 * last byte was read; a reception row with that instant is durable before any slow check. Then the
 * intake decides, in the fixed order of {@link org.opengeps.bid.usecase.SubmitBid}, and answers
 * with a receipt or a signed refusal. At the deadline {@link org.opengeps.bid.usecase.CloseTender}
 * drains what came in time and commits to the ordered set.
 *
 * <p>This context knows public keys only. After the intake it keeps the statement encrypted to the
 * gate key, and finds second bids of one supplier by a keyed tag, so that no table, log entry or
 * page shows who has bid. What an operator who watches the running server could see is written in
 * the threat model.
 *
 * <p>{@code rules} judges, {@code model} holds receptions and uploads, {@code store} their tables,
 * {@code usecase} the doors.
 */
package org.opengeps.bid;
