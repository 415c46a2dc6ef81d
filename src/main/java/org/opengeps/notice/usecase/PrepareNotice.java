package org.opengeps.notice.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.opengeps.custody.BoundKeys;
import org.opengeps.custody.CeremonyId;
import org.opengeps.custody.KeyRequest;
import org.opengeps.custody.usecase.BindKey;
import org.opengeps.identity.Role;
import org.opengeps.identity.usecase.SignedDoor;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.law.RuleSet;
import org.opengeps.notice.Draft;
import org.opengeps.notice.DraftId;
import org.opengeps.notice.DraftState;
import org.opengeps.notice.NoticeView;
import org.opengeps.notice.PreparedNotice;
import org.opengeps.notice.model.StoredDraft;
import org.opengeps.notice.model.Tenders;
import org.opengeps.notice.rules.NoticeFacts;
import org.opengeps.notice.rules.NoticeRules;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Admitted;
import org.opengeps.protocol.message.EnvelopeTerms;
import org.opengeps.protocol.message.Notice;
import org.opengeps.protocol.message.NoticeOrder;
import org.opengeps.protocol.message.NoticeTerms;
import org.opengeps.protocol.message.Postponement;
import org.opengeps.protocol.message.RoundOrder;
import org.opengeps.protocol.message.Slot;
import org.opengeps.registry.Organisation;
import org.opengeps.registry.usecase.FindOrganisation;

/**
 * Writes the notice to be signed. For a new notice it assigns the number and burns rehearsed keys,
 * for another round keys alone; once. Preparing again, for example because the officer signed too
 * late, keeps number and keys and moves only the notice time.
 */
@ApplicationScoped
public class PrepareNotice {
  public static final String TYPE = "opengeps/prepare/1";
  private static final String ENVELOPES = "envelopes";
  private static final SignedDoor.Form<DraftDoor.About<Optional<CeremonyId>>> FORM =
      DraftDoor.form(
          TYPE,
          json -> Optional.ofNullable(json.valueOrNull("ceremony", CeremonyId::parse)),
          Role.CONTRACTING_OFFICER);

  @Inject private DraftDoor door;
  @Inject private FindDrafts found;
  @Inject private DraftFacts draftFacts;
  @Inject private RoundFacts rounds;
  @Inject private Tenders tenders;
  @Inject private FindNotice notices;
  @Inject private BindKey bindKey;
  @Inject private FindOrganisation organisations;
  @Inject private Documents documents;

  /**
   * @param asked the draft that the door names
   * @param cms {@code opengeps/prepare/1} {type, draft, ceremony} signed by a contracting officer;
   *     ceremony null for a later order that keeps the keys
   * @return exactly the bytes to sign; refused as {@link DraftDoor} and {@link BindKey} do, with
   *     {@code wrong-state}, {@code ceremony-missing} or the code of a rule
   */
  public Verdict<PreparedNotice> prepare(DraftId asked, byte[] cms) {
    return door.enter(
        asked,
        cms,
        FORM,
        (draft, signed) -> prepare(draft, signed.content().words().orElse(null), signed.at()));
  }

  private Verdict<PreparedNotice> prepare(StoredDraft draft, CeremonyId ceremony, Instant at) {
    return draft.state() == DraftState.APPROVED || draft.state() == DraftState.PREPARED
        ? write(draft, ceremony, at)
        : Verdict.refuse(Refusal.of("wrong-state.prepare").with("state", draft.state().word()));
  }

  private Verdict<PreparedNotice> write(StoredDraft stored, CeremonyId ceremony, Instant at) {
    Draft draft = found.view(stored).content();
    if (draft.kind() == Notice.Kind.CANCELLATION) {
      return draftFacts
          .previous(draft.tender(), stored.agency())
          .then(previous -> finish(stored, NoticeText.cancelled(previous, draft.reason()), at));
    }
    return draftFacts
        .of(draft, stored.agency(), at)
        .unless(PrepareNotice::unlawful)
        .then(facts -> write(stored, facts, ceremony, at));
  }

  private static Optional<Refusal> unlawful(NoticeFacts facts) {
    return Optional.of(NoticeRules.check(facts))
        .filter(findings -> !findings.isEmpty())
        .map(DraftFacts::refusal);
  }

  private Verdict<PreparedNotice> write(
      StoredDraft stored, NoticeFacts facts, CeremonyId ceremony, Instant at) {
    Draft draft = facts.draft();
    if (draft.kind() == Notice.Kind.CORRECTION) {
      NoticeView previous = draftFacts.previous(draft.tender(), stored.agency()).orThrow();
      Notice corrected = NoticeText.corrected(facts, previous);
      return Verdict.accept(corrected)
          .unless(this::keysEnd)
          .unless(notice -> follows(previous, notice))
          .then(notice -> finish(stored, notice, at));
    }
    if (draft.kind() == Notice.Kind.BASE_AMOUNT) {
      NoticeView previous = draftFacts.previous(draft.tender(), stored.agency()).orThrow();
      return Verdict.accept(NoticeText.amounts(facts, previous))
          .unless(notice -> follows(previous, notice))
          .then(notice -> finish(stored, notice, at));
    }
    if (RoundOrder.begins(draft.kind())) {
      NoticeView previous = draftFacts.previous(draft.tender(), stored.agency()).orThrow();
      TenderRef next = Postponement.next(previous.ref());
      List<Admitted> admitted = rounds.admitted(draft, previous);
      return keys(stored, facts, ceremony, next, draft.rounds().lots())
          .map(envelopes -> NoticeText.round(facts, previous, admitted, envelopes))
          .unless(notice -> follows(previous, notice))
          .then(notice -> finish(stored, notice, at));
    }
    return first(stored, facts, ceremony, at);
  }

  /** Once more what every member's program and the verifier will ask. */
  private Optional<Refusal> follows(NoticeView previous, Notice notice) {
    List<Notice> before =
        notices.history(previous.number()).stream().map(NoticeView::notice).toList();
    return NoticeOrder.after(before, notice);
  }

  private Optional<Refusal> keysEnd(Notice notice) {
    return notice.slots().stream()
        .map(slot -> bindKey.tooShort(notice.ref(), slot, notice.schedule().latestOpening()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Verdict<PreparedNotice> first(
      StoredDraft stored, NoticeFacts facts, CeremonyId ceremony, Instant at) {
    TenderRef ref =
        stored
            .ref()
            .orElseGet(
                () -> tenders.nextNumber(at.atZone(facts.rules().zone()).getYear()).order(0));
    List<String> names = facts.lotNames();
    Organisation agency = organisations.get(stored.agency());
    var buyer = new NoticeTerms.Agency(agency.identifier(), agency.name());
    return keys(stored, facts, ceremony, ref, names)
        .then(
            envelopes -> finish(stored, NoticeText.first(facts, ref, buyer, names, envelopes), at));
  }

  /** Keys that nothing was sealed to before, for all envelopes of these lots. */
  private Verdict<List<EnvelopeTerms>> keys(
      StoredDraft stored,
      NoticeFacts facts,
      CeremonyId ceremony,
      TenderRef ref,
      List<String> lots) {
    if (ceremony == null) {
      return Verdict.refuse(Refusal.of("ceremony-missing"));
    }
    String agency = organisations.get(stored.agency()).identifier();
    Instant end = facts.rules().latestOpening(facts.draft().terms().opensAt());
    List<Slot> slots =
        IntStream.range(0, lots.size())
            .boxed()
            .flatMap(
                i -> facts.envelopes(i).stream().map(envelope -> new Slot(lots.get(i), envelope)))
            .toList();
    return bindKey
        .bindAll(
            slots.stream().map(slot -> new KeyRequest(ceremony, agency, ref, slot, end)).toList())
        .map(keys -> keptOr(stored, terms(slots, keys, facts.rules())));
  }

  private static List<EnvelopeTerms> terms(List<Slot> slots, List<BoundKeys> keys, RuleSet rules) {
    return IntStream.range(0, slots.size())
        .mapToObj(i -> keys.get(i).terms(slots.get(i), proof(rules)))
        .toList();
  }

  /** The envelopes as prepared before: their certificates are not made twice. */
  private List<EnvelopeTerms> keptOr(StoredDraft stored, List<EnvelopeTerms> fresh) {
    return stored
        .keysHash()
        .map(hash -> JsonObject.parse(documents.get(hash)))
        .map(kept -> kept.objects(ENVELOPES, EnvelopeTerms::from))
        .orElse(fresh);
  }

  private static EnvelopeTerms.ProofRule proof(RuleSet rules) {
    return rules.proofOfEphemeral().equals("required")
        ? EnvelopeTerms.ProofRule.REQUIRED
        : EnvelopeTerms.ProofRule.OPTIONAL;
  }

  private Verdict<PreparedNotice> finish(StoredDraft stored, Notice notice, Instant at) {
    byte[] canonical = notice.toJson().canonical();
    Sha256 hash = documents.put(canonical);
    List<EnvelopeTerms> envelopes =
        notice.lots().stream().flatMap(lot -> lot.envelopes().stream()).toList();
    Sha256 keys =
        documents.put(
            JsonObject.builder()
                .put(ENVELOPES, envelopes, EnvelopeTerms::toJson)
                .build()
                .canonical());
    stored.prepare(notice.ref(), keys, hash, at);
    return Verdict.accept(new PreparedNotice(stored.id(), notice.ref(), hash, canonical));
  }
}
