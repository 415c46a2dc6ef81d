package org.opengeps.client.committee;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.NamedCalendars;
import org.opengeps.law.outage.LoggedNotice;
import org.opengeps.law.outage.OrderChain;
import org.opengeps.law.outage.WholeOutage;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.CloseStatement;
import org.opengeps.protocol.message.Lot;
import org.opengeps.protocol.message.LotName;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.pki.CertifiedSigner;
import org.opengeps.protocol.pki.Trust;

/**
 * All orders of a tender from the first to the one at hand: each signed for the agency, or by the
 * platform because of an outage that the log shows; none earlier than the one before.
 */
record NoticeOrders(
    List<Notice> orders, List<WholeOutage> outages, List<byte[]> calendars, List<byte[]> ruleSets) {
  private static final Function<String, byte[]> DECODE = Base64.getDecoder()::decode;

  /**
   * @param answer of {@code tenders/{no}/opening-package}
   */
  static Verdict<NoticeOrders> of(JsonObject answer, Trust trust) {
    List<byte[]> signed = new ArrayList<>(answer.values("earlierNotices", DECODE));
    signed.add(answer.bytes("notice"));
    List<byte[]> calendars = documents(answer, "calendars");
    List<byte[]> ruleSets = documents(answer, "rules");
    var chain = new OrderChain(trust, documents(answer, "incidents"), ruleSets, calendars);
    for (byte[] cms : signed) {
      Optional<Refusal> problem = add(chain, cms, trust);
      if (problem.isPresent()) {
        return Verdict.refuse(problem.get());
      }
    }
    return Verdict.accept(new NoticeOrders(chain.orders(), outages(chain), calendars, ruleSets));
  }

  private static List<WholeOutage> outages(OrderChain chain) {
    return chain.followed().stream()
        .map(one -> WholeOutage.of(one.incident(), chain.last().ruleSet().hash(), one.rule()))
        .toList();
  }

  /** Whether an outage that moved this tender left out another one that it hit. */
  Optional<Refusal> partial(List<List<LoggedNotice>> all) {
    return outages.stream()
        .map(outage -> outage.missing(all))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static List<byte[]> documents(JsonObject answer, String name) {
    return answer.has(name) ? answer.values(name, DECODE) : List.of();
  }

  private static Optional<Refusal> add(OrderChain chain, byte[] cms, Trust trust) {
    SignedDocument read;
    try {
      read = SignedDocument.read(cms);
    } catch (CmsFormatException e) {
      return Optional.of(Refusal.of("evidence-broken.order").with("problem", e.getMessage()));
    }
    if (OrderChain.isPostponement(read)) {
      return chain.add(read);
    }
    Verdict<SignedDocument> document =
        SignatureCheck.check("the notice", cms, trust.signingRoots());
    if (document instanceof Verdict.Refused<SignedDocument> refused) {
      return Optional.of(refused.refusal());
    }
    Notice next = Notice.from(read.json());
    return CertifiedSigner.foreign(next.agency().code(), read.signer(), "the notice")
        .or(() -> chain.add(next));
  }

  /**
   * The order that was in force when the tender closed: orders of the platform after it may have
   * moved the opening alone.
   */
  Notice atClosing(CloseStatement close) {
    List<Notice> own = orders.stream().filter(order -> order.lists(close.lot())).toList();
    for (int i = own.size() - 1; i > 0; i--) {
      Notice order = own.get(i);
      boolean onlyOpening =
          order.kind() == Notice.Kind.POSTPONEMENT
              && order.schedule().closesAt().equals(own.get(i - 1).schedule().closesAt());
      if (order.hash().equals(close.noticeHash()) || !onlyOpening) {
        return order;
      }
    }
    return own.isEmpty() ? last() : own.get(0);
  }

  /**
   * The order that says when a lot is opened: later ones may ask bids for other lots, or for a
   * later round of it.
   */
  Notice lastOf(String lot) {
    return Notice.lastOf(lot, orders).orElseGet(this::last);
  }

  /**
   * Whether bids for a lot are asked for once more. What was sealed for the round before stays so:
   * nobody is shown an old price while a new one is thought of.
   */
  Optional<Refusal> again(String lot) {
    LotName name = LotName.parse(lot);
    return orders.stream()
        .flatMap(order -> order.lots().stream())
        .map(Lot::name)
        .filter(other -> other.lot().equals(name.lot()) && other.round() > name.round())
        .findFirst()
        .map(
            round ->
                Refusal.of("notice-superseded.re-bid")
                    .with("lot", lot)
                    .with("round", round.toString()));
  }

  /** The order at hand. */
  Notice last() {
    return orders.get(orders.size() - 1);
  }

  /**
   * Whether the log says of this tender anything else than these orders: a later one, or another
   * text of one.
   *
   * @param logged every word on the notice in the log, in its order
   */
  Optional<Refusal> outdated(List<LoggedNotice> logged) {
    if (logged.stream().anyMatch(LoggedNotice::isCancelled)) {
      return Optional.of(Refusal.of("notice-cancelled"));
    }
    boolean same = logged.size() == orders.size();
    for (int i = 0; same && i < orders.size(); i++) {
      same =
          logged.get(i).ref().equals(orders.get(i).ref())
              && Objects.equals(logged.get(i).notice(), orders.get(i).hash());
    }
    return same
        ? calendars(logged)
        : Optional.of(
            Refusal.of("notice-superseded.orders")
                .with("logged", logged.stream().map(one -> one.ref().toString()).toList())
                .with("last", last().ref()));
  }

  /** Whether each calendar was in force when the log says that its order appeared. */
  private Optional<Refusal> calendars(List<LoggedNotice> logged) {
    return IntStream.range(1, orders.size())
        .mapToObj(
            i ->
                NamedCalendars.refusal(
                    Optional.of(orders.get(i - 1)),
                    orders.get(i),
                    calendars,
                    ruleSets,
                    Optional.ofNullable(logged.get(i).dates()).map(LoggedNotice.Dates::at)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Whether an order names a calendar that nobody was shown.
   *
   * @param published hashes of those that the log has
   */
  Optional<Refusal> unpublished(Set<Sha256> published) {
    return orders.stream()
        .filter(order -> !published.contains(order.calendar().hash()))
        .findFirst()
        .map(order -> Refusal.of("calendar-unlogged").with("notice", order.ref()));
  }
}
