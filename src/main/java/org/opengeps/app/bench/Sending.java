package org.opengeps.app.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.opengeps.app.bench.Door.Reply;
import org.opengeps.protocol.json.JsonObject;

/**
 * A bid on its way until its receipt is there.
 *
 * @param kind what is the matter with it
 */
record Sending(Bid bid, Kind kind, byte[] form) {
  private static final int ACCEPTED = 202;
  private static final int MOST_QUESTIONS = 120;
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

  /** Of the mix of real days. */
  enum Kind {
    GOOD,
    /** The same bytes as another one that is sent, too. */
    DUPLICATE,
    BAD_SIGNATURE,
    REVOKED,
    LATE
  }

  static Sending of(Bid bid, Kind kind) {
    return new Sending(bid, kind, kind == Kind.BAD_SIGNATURE ? bid.spoiledForm() : bid.form());
  }

  /** Whether it has to be taken. */
  boolean isGood() {
    return kind == Kind.GOOD || kind == Kind.DUPLICATE;
  }

  /** Hands it in, and asks for the receipt where it was promised for later. */
  CompletableFuture<Reply> send(Door door) {
    return door.submit(bid.number(), form, bid.firm().address())
        .thenCompose(
            reply ->
                reply.status() == ACCEPTED
                    ? receipt(door, 0)
                    : CompletableFuture.completedFuture(reply));
  }

  private CompletableFuture<Reply> receipt(Door door, int asked) {
    return CompletableFuture.supplyAsync(() -> asked, LATER)
        .thenCompose(
            any -> door.plain("/api/v1/receipts/" + bid.submission(), bid.firm().address()))
        .thenCompose(
            reply ->
                isReceipt(reply) || asked >= MOST_QUESTIONS
                    ? CompletableFuture.completedFuture(reply)
                    : receipt(door, asked + 1));
  }

  /** Whether the whole receipt is there, and not only its core or a place in the queue. */
  static boolean isReceipt(Reply reply) {
    return reply.isSuccess()
        && reply.status() != ACCEPTED
        && !JsonObject.parse(reply.body()).has("state");
  }
}
