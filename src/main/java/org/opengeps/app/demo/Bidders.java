package org.opengeps.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.opengeps.app.authorities.Installation;
import org.opengeps.client.http.Engine;
import org.opengeps.client.keyfile.OpenedKey;
import org.opengeps.client.seal.BidOrder;
import org.opengeps.client.seal.BidSealer;
import org.opengeps.client.seal.BidSender;
import org.opengeps.client.seal.Bidder;
import org.opengeps.client.seal.CheckedTender;
import org.opengeps.client.seal.SealedBidFile;
import org.opengeps.kernel.Money;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award;
import org.opengeps.protocol.message.ConfidentialPart;
import org.opengeps.protocol.message.LotName;
import org.opengeps.protocol.message.Offer;
import org.opengeps.protocol.message.Receipt;
import org.opengeps.protocol.message.SelfScore;

/**
 * The practice's bidders. Their picks add up to the counts of the real case of 2025; the amounts
 * are ours.
 */
final class Bidders {
  /** How often each of the fifteen serials was picked by the sixty bidders of the case. */
  private static final int[] PICKED = {11, 13, 9, 7, 7, 11, 4, 9, 9, 8, 7, 5, 7, 9, 4};

  private static final int AT_ONCE = 6;
  private static final long LOWEST_PER_MILLE = 872;
  private static final long SEED = 888_538;

  private final Path home;
  private final Engine engine;
  private final Installation installation;
  private final Clock clock;

  /** A firm ready to bid. */
  record Firm(DemoPerson person, OpenedKey key, String organisation) {}

  Bidders(Path home, Engine engine, Installation installation, Clock clock) {
    this.home = home;
    this.engine = engine;
    this.installation = installation;
    this.clock = clock;
  }

  /** Gets certificates and registers; harmless to repeat. */
  List<Firm> register(List<DemoPerson> people) {
    return together(people, this::register);
  }

  private Firm register(DemoPerson person) {
    OpenedKey key = person.key(installation, clock);
    return new Firm(person, key, person.register(engine, key, clock));
  }

  /** Seals and hands in one bid of every firm, several at once; keeps bids and receipts. */
  void bid(CheckedTender tender, List<Firm> firms) {
    String number = tender.notice().ref().number();
    String place = LotName.parse(tender.lot()).isLater() ? number + "-" + tender.lot() : number;
    Path folder = home.resolve("demo/bids").resolve(place);
    List<List<Integer>> picks = picks();
    Money base = tender.notice().lot(tender.lot()).price().baseAmount().orElseThrow();
    List<Long> amounts = amounts(base.amount().longValueExact());
    List<Integer> turns = new ArrayList<>();
    for (int i = 0; i < firms.size(); i++) {
      turns.add(i);
    }
    together(
        turns,
        i ->
            bid(
                tender,
                firms.get(i),
                tender.notice().currency().of(BigDecimal.valueOf(amounts.get(i))),
                picks.get(i),
                folder));
  }

  private Receipt bid(
      CheckedTender tender, Firm firm, Money amount, List<Integer> picks, Path folder) {
    var registration = firm.person().registration();
    var contact =
        new ConfidentialPart.Contact(
            registration.person().name(), "02-000-0000", registration.person().email());
    var order = new BidOrder(Offer.of(amount.text(), picks), Map.of(), contact);
    String who = firm.person().file();
    Bidder bidder =
        DemoFailure.orThrow(
            Bidder.of(firm.key(), registration.identifier()), who + " shows its number");
    SealedBidFile sealed =
        DemoFailure.orThrow(
            new BidSealer(bidder, new SecureRandom(), folder)
                .seal(order, tender, clock.instant().truncatedTo(ChronoUnit.MILLIS)),
            who + " seals");
    Receipt receipt =
        DemoFailure.orThrow(
            new BidSender(engine, sentence -> {}).submit(sealed), who + " hands in a bid");
    keep(folder, who, sealed, receipt);
    return receipt;
  }

  /** The firm that is called claims full marks, at once. */
  void answer(String tender, JsonObject call, List<JsonObject> sheet, List<Firm> firms) {
    UUID submission = call.uuid("submission");
    Path folder = home.resolve("demo/bids").resolve(tender);
    Firm called =
        firms.stream()
            .filter(firm -> isOf(folder.resolve(firm.person().file() + ".bid.json"), submission))
            .findFirst()
            .orElseThrow(() -> new DemoFailure("nobody of the practice bid " + submission));
    SelfScore answer =
        new SelfScore(
            TenderRef.parse(call.string("tender")),
            call.string("lot"),
            call.hash("rankingHash"),
            submission,
            call.hash(),
            sheet.stream().map(Award.Score::from).toList(),
            "연습용 자기심사표입니다.");
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    DemoFailure.orThrow(
        engine.post(
            "/api/v1/tenders/" + tender + "/award/answers",
            called.key().signer().sign(answer.toJson(), now)),
        called.person().file() + " answers the call");
  }

  private static boolean isOf(Path bid, UUID submission) {
    return Files.exists(bid) && SealedBidFile.read(bid).submission().equals(submission);
  }

  private static void keep(Path folder, String who, SealedBidFile sealed, Receipt receipt) {
    try {
      Files.createDirectories(folder);
      sealed.write(folder.resolve(who + ".bid.json"));
      Files.write(folder.resolve(who + ".receipt.json"), receipt.toJson().canonical());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Pairs of different serials that use up the counts: always the two with most left. */
  static List<List<Integer>> picks() {
    int[] left = PICKED.clone();
    List<List<Integer>> pairs = new ArrayList<>();
    for (int i = 0; i < Cast.BIDDERS; i++) {
      int first = largest(left, -1);
      int second = largest(left, first);
      left[first]--;
      left[second]--;
      pairs.add(List.of(Math.min(first, second) + 1, Math.max(first, second) + 1));
    }
    Collections.shuffle(pairs, new Random(SEED));
    return pairs;
  }

  private static int largest(int[] left, int except) {
    int best = -1;
    for (int i = 0; i < left.length; i++) {
      if (i != except && (best < 0 || left[i] > left[best])) {
        best = i;
      }
    }
    return best;
  }

  /** From below the limit to well above it, in no order. */
  private static List<Long> amounts(long base) {
    List<Long> amounts = new ArrayList<>();
    for (int i = 0; i < Cast.BIDDERS; i++) {
      amounts.add(base / 1000 * (LOWEST_PER_MILLE + i) + 730L * i);
    }
    Collections.shuffle(amounts, new Random(SEED));
    return amounts;
  }

  private interface Work<T, R> {
    R of(T one);
  }

  private static <T, R> List<R> together(List<T> all, Work<T, R> work) {
    ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<R>> begun = all.stream().map(one -> workers.submit(() -> work.of(one))).toList();
      List<R> results = new ArrayList<>();
      for (Future<R> one : begun) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new DemoFailure(e.getCause().getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailure("interrupted");
    } finally {
      workers.shutdownNow();
    }
  }
}
