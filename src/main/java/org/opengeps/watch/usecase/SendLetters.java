package org.opengeps.watch.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Logger;
import org.opengeps.platform.InTransaction;
import org.opengeps.platform.mail.Letter;
import org.opengeps.platform.mail.MailRelay;
import org.opengeps.platform.mail.RelayConnection;
import org.opengeps.platform.mail.RelayConnection.Outcome;
import org.opengeps.watch.model.Letterbox;
import org.opengeps.watch.model.Letterbox.Waiting;
import org.opengeps.watch.rules.LetterTimes;

/**
 * Sends letters that wait, at most {@value #MOST} a run over one connection. A letter is taken by
 * moving its time on, sent, and marked; a node that dies between sending and marking sends it once
 * more, with the same Message-ID. While the relay is gone, runs come ever more seldom, up to ten
 * minutes apart.
 */
@ApplicationScoped
public class SendLetters {
  private static final Logger LOG = Logger.getLogger(SendLetters.class.getName());
  private static final int MOST = 200;
  private static final Duration FIRST_QUIET = Duration.ofSeconds(10);
  private static final Duration LONGEST_QUIET = Duration.ofMinutes(10);

  @Inject private Letterbox letters;
  @Inject private WriteLetters write;
  @Inject private MailRelay relay;
  @Inject private InTransaction transaction;
  @Inject private Clock clock;
  private Instant quietUntil = Instant.MIN;
  private Duration quiet = FIRST_QUIET;

  /** For the container. */
  protected SendLetters() {}

  SendLetters(
      Letterbox letters,
      WriteLetters write,
      MailRelay relay,
      InTransaction transaction,
      Clock clock) {
    this.letters = letters;
    this.write = write;
    this.relay = relay;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Sends what is due. */
  public synchronized void run() {
    if (!relay.isSetUp() || clock.instant().isBefore(quietUntil)) {
      return;
    }
    Optional<Waiting> first = take();
    if (first.isEmpty()) {
      return;
    }
    Optional<RelayConnection> connected = relay.connect();
    if (connected.isEmpty()) {
      down(first.get());
      return;
    }
    try (RelayConnection connection = connected.get()) {
      send(connection, first.get());
    }
  }

  private void send(RelayConnection connection, Waiting first) {
    Optional<Waiting> next = Optional.of(first);
    for (int i = 0; i < MOST && next.isPresent(); i++) {
      if (!deliver(connection, next.get())) {
        return;
      }
      next = take();
    }
    next.ifPresent(one -> transaction.run(() -> letters.putBack(one.id(), clock.instant())));
    quiet = FIRST_QUIET;
  }

  private Optional<Waiting> take() {
    return transaction.call(() -> letters.take(clock.instant()));
  }

  /** False if the relay is gone. */
  private boolean deliver(RelayConnection connection, Waiting waiting) {
    Instant now = clock.instant();
    if (waiting.createdAt().plus(LetterTimes.OLDEST).isBefore(now)) {
      giveUp(waiting, "it could not be sent in time", now);
      return true;
    }
    Optional<Letter> letter = transaction.call(() -> write.write(waiting, now));
    if (letter.isEmpty()) {
      transaction.run(() -> letters.drop(waiting.id()));
      return true;
    }
    Outcome outcome = connection.send(letter.get());
    switch (outcome) {
      case SENT -> transaction.run(() -> letters.sent(waiting.id(), clock.instant()));
      case REFUSED -> giveUp(waiting, "the relay refuses its address", now);
      case DOWN -> down(waiting);
      case LATER -> {
        // it comes again at the time to which it was moved when it was taken
      }
    }
    return outcome != Outcome.DOWN;
  }

  private void giveUp(Waiting waiting, String why, Instant now) {
    transaction.run(() -> letters.dead(waiting.id(), now));
    LOG.warning("letter " + waiting.id() + " is given up: " + why);
  }

  private void down(Waiting waiting) {
    Instant now = clock.instant();
    transaction.run(() -> letters.putBack(waiting.id(), now));
    quietUntil = now.plus(quiet);
    Duration longer = quiet.multipliedBy(2);
    quiet = longer.compareTo(LONGEST_QUIET) > 0 ? LONGEST_QUIET : longer;
  }
}
