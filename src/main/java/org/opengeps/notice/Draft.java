package org.opengeps.notice;

import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeTerms.SealedBids;
import org.opengeps.protocol.message.RoundOrder;

/**
 * What an officer drafts, as signed: {@code opengeps/draft/1}. Members that are null may be left
 * out.
 *
 * @param draft its name, made by the client
 * @param kind notice, correction, base amount, re-bid, next stage or cancellation
 * @param tender the order in force that a later one replaces; null for a notice
 * @param terms everything that may be bid on; null for what keeps the terms: a cancellation, re-bid
 *     or next stage
 * @param bidsAlreadySealed what a correction does with them; else null
 * @param reason for a correction, re-bid or cancellation; else null
 * @param rounds what is asked for next, and when, for a re-bid or next stage; else null
 * @param follows last order of the tender that a new notice publishes once more (재공고); else null
 */
public record Draft(
    DraftId draft,
    Notice.Kind kind,
    TenderRef tender,
    DraftTerms terms,
    SealedBids bidsAlreadySealed,
    LocalText reason,
    DraftRounds rounds,
    TenderRef follows) {
  public static final String TYPE = "opengeps/draft/1";

  private static final Set<Notice.Kind> DRAFTED =
      Set.of(
          Notice.Kind.NOTICE,
          Notice.Kind.CORRECTION,
          Notice.Kind.BASE_AMOUNT,
          Notice.Kind.RE_BID,
          Notice.Kind.NEXT_STAGE,
          Notice.Kind.CANCELLATION);

  /** A draft that follows no other tender. */
  public Draft(
      DraftId draft,
      Notice.Kind kind,
      TenderRef tender,
      DraftTerms terms,
      SealedBids bidsAlreadySealed,
      LocalText reason,
      DraftRounds rounds) {
    this(draft, kind, tender, terms, bidsAlreadySealed, reason, rounds, null);
  }

  /**
   * @throws org.opengeps.protocol.json.JsonFormatException naming the member that is missing,
   *     unknown or of another form
   */
  public static Draft from(JsonObject json) {
    json.expectType(TYPE);
    Notice.Kind kind = json.word("kind", Notice.Kind.class);
    if (!DRAFTED.contains(kind)) {
      throw json.wrong("kind", "cannot be drafted");
    }
    boolean first = kind == Notice.Kind.NOTICE;
    Draft draft =
        new Draft(
            json.value("draft", DraftId::parse),
            kind,
            first ? null : json.value("tender", TenderRef::parse),
            keepsTerms(kind) ? null : DraftTerms.from(json),
            OptionalMember.present(json, "bidsAlreadySealed")
                .map(member -> json.word(member, SealedBids.class))
                .orElse(null),
            OptionalMember.present(json, "reason")
                .map(member -> LocalText.from(json.object(member)).composed())
                .orElse(null),
            RoundOrder.begins(kind) ? DraftRounds.from(json) : null,
            first
                ? OptionalMember.present(json, "follows")
                    .map(member -> json.value(member, TenderRef::parse))
                    .orElse(null)
                : null);
    OptionalMember.refuseUnknown(json, draft.toJson());
    return draft;
  }

  private static boolean keepsTerms(Notice.Kind kind) {
    return kind == Notice.Kind.CANCELLATION || RoundOrder.begins(kind);
  }

  /** Complete, with nulls. */
  public JsonObject toJson() {
    var json =
        JsonObject.ofType(TYPE)
            .put("draft", draft.toString())
            .put("kind", kind)
            .put("tender", tender == null ? null : tender.toString())
            .put("bidsAlreadySealed", bidsAlreadySealed)
            .put("reason", reason == null ? null : reason.toJson());
    if (follows != null) {
      json = json.put("follows", follows.toString());
    }
    if (rounds != null) {
      return rounds.addTo(json).build();
    }
    return terms == null ? json.build() : terms.addTo(json).build();
  }

  /** The same with these terms, which it leaves to the order before. */
  public Draft with(DraftTerms kept) {
    return new Draft(draft, kind, tender, kept, bidsAlreadySealed, reason, rounds, follows);
  }

  /** Terms alone, member by member, for comparing two of them. */
  public static JsonObject termsJson(DraftTerms terms) {
    return terms.addTo(JsonObject.builder()).build();
  }

  /** The terms of a notice or correction. */
  public Optional<DraftTerms> findTerms() {
    return Optional.ofNullable(terms);
  }
}
