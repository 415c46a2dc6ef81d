package org.opengeps.opening.usecase;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.identity.Person;
import org.opengeps.identity.usecase.FindPerson;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.notice.usecase.FindNotice;
import org.opengeps.opening.BidPlace;
import org.opengeps.opening.OpeningStage;
import org.opengeps.opening.model.Confidential;
import org.opengeps.opening.model.EnvelopeKey;
import org.opengeps.opening.model.Opening;
import org.opengeps.opening.model.Openings;
import org.opengeps.opening.rules.ReaderJudges;
import org.opengeps.protocol.message.ConfidentialPart;
import org.opengeps.protocol.message.ReceiptCore;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.opening.GateLayer;
import org.opengeps.protocol.opening.SealedBid;
import org.opengeps.protocol.opening.StrippedBid;
import org.opengeps.protocol.opening.Unsealing;

/** Opens the confidential part of an opened bid for somebody who judges, and for nobody else. */
@Dependent
class UnsealBid {
  @Inject private FindNotice notices;
  @Inject private FindMembers members;
  @Inject private FindPerson people;
  @Inject private Openings openings;
  @Inject private OpeningCases cases;
  @Inject private Confidential confidential;

  /**
   * @return refused with {@code tender-unknown}, {@code not-a-judge}, {@code bid-unknown}, {@code
   *     bid-sealed}, {@code reader-is-member} or {@code list-unreadable}
   * @throws org.opengeps.platform.EvidenceChangedException if the stored bid is not the one that
   *     was received
   */
  Verdict<UnsealedBid> open(Person reader, BidPlace place) {
    TenderNumber number = place.tender();
    return Verdict.found(notices.agencyOf(number), () -> noTender(number))
        .unless(agency -> ReaderJudges.role(reader.roles(), agency.equals(reader.organisation())))
        .then(agency -> Verdict.found(find(place), () -> notOpened(place)))
        .map(key -> openings.find(key).orElseThrow())
        .unless(opening -> seat(opening, reader))
        .then(opening -> unseal(opening, place));
  }

  private Optional<EnvelopeKey> find(BidPlace place) {
    return confidential.place(place.tender().value(), place.envelope(), place.submission());
  }

  private static Refusal noTender(TenderNumber number) {
    return Refusal.of("tender-unknown").with("no", number.toString());
  }

  /** Of bids that the opening has shown the id is public, whatever became of them. */
  private Refusal notOpened(BidPlace place) {
    return openings.ofTender(place.tender().value()).stream()
            .filter(opening -> opening.stage() != OpeningStage.CLOSED)
            .anyMatch(opening -> indexOf(opening, place.submission()) >= 0)
        ? Refusal.of("bid-sealed")
        : Refusal.of("bid-unknown.opening").with("submission", place.submission());
  }

  private int indexOf(Opening opening, UUID submission) {
    List<ReceiptCore> receptions = cases.set(opening).receptions();
    for (int i = 0; i < receptions.size(); i++) {
      if (receptions.get(i).submission().equals(submission)) {
        return i;
      }
    }
    return -1;
  }

  private Optional<Refusal> seat(Opening opening, Person reader) {
    var notice = cases.notice(opening).notice();
    boolean member =
        members.of(notice).stream().anyMatch(one -> people.mayBeTheSame(one, reader.id()));
    return ReaderJudges.seat(member, notice.lot(opening.key().slot().lot()).envelopes().size() > 1);
  }

  private Verdict<UnsealedBid> unseal(Opening opening, BidPlace place) {
    OpeningCase opened = cases.of(opening);
    SealedBid sealed = opened.bids().page(indexOf(opening, place.submission()), 1).get(0);
    StrippedBid bid = GateLayer.strip(opened.setting(), sealed).orThrow();
    Verdict<ConfidentialPart> part =
        Unsealing.confidentialPart(bid, confidential.value(opening.key(), place.submission()));
    if (part instanceof Verdict.Refused<ConfidentialPart> refused) {
      return Verdict.refuse(Refusal.of("list-unreadable").with("because", refused.refusal()));
    }
    return Verdict.accept(
        new UnsealedBid(
            place,
            opening.key(),
            opening.tender(),
            opened.notice(),
            part.orThrow(),
            bid.statement().find(place.envelope()).map(Statement.Sealed::files).orElse(List.of())));
  }
}
