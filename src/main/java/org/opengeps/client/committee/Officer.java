package org.opengeps.client.committee;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.client.http.Engine;
import org.opengeps.client.http.LogSource;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.TenderRef;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.ceremony.Dealing;
import org.opengeps.protocol.ceremony.Rehearsals;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Partial;
import org.opengeps.protocol.message.Rehearsal;
import org.opengeps.protocol.message.Round2;
import org.opengeps.protocol.message.Slot;
import org.opengeps.protocol.opening.Partials;
import org.opengeps.protocol.pki.Trust;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * A committee member at work on his own device. Every act checks what it rests on, does its part,
 * signs it and sends it; repeating an act is harmless.
 */
public final class Officer {
  private final Engine server;
  private final DocumentSigner personal;
  private final Scalar committeeKey;
  private final Trust trust;
  private final MemberCeremonies ceremonies;
  private final OpenedKeys openedKeys;
  private final MemberLog log;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param personal the key with which the member signs
   * @param committeeKey the key that opens shares; never leaves this object
   * @param trust whom to believe: printed and published by the agency
   * @param keyFile the member's key file; beside it lies what this device remembers: what each key
   *     opened ({@code .opened}) and what was read of the log ({@code .log})
   */
  public Officer(
      Engine server,
      DocumentSigner personal,
      Scalar committeeKey,
      Trust trust,
      Path keyFile,
      Clock clock) {
    this.server = server;
    this.personal = personal;
    this.committeeKey = committeeKey;
    this.trust = trust;
    this.ceremonies = new MemberCeremonies(server, trust, Point.base(committeeKey));
    this.openedKeys = new OpenedKeys(keyFile.resolveSibling(keyFile.getFileName() + ".opened"));
    this.log =
        new MemberLog(
            LogSource.at(server.base() + "/ledger/"),
            keyFile.resolveSibling(keyFile.getFileName() + ".log"));
    this.clock = clock;
  }

  /** What the member has to do now or later. */
  public Verdict<List<CommitteeDuty>> duties() {
    Verdict<String> person = KeyRegistration.person(server, personal);
    if (person instanceof Verdict.Refused<String> refused) {
      return Verdict.refuse(refused.refusal());
    }
    Verdict<JsonObject> answer =
        server.getJson("/api/v1/committee/duties?person=" + Engine.parameter(person.orThrow()));
    return answer instanceof Verdict.Refused<JsonObject> refused
        ? Verdict.refuse(refused.refusal())
        : Verdict.accept(answer.orThrow().objects("duties", CommitteeDuty::from));
  }

  /** Does what a duty asks. */
  public Verdict<String> fulfil(CommitteeDuty duty) {
    return switch (duty.act()) {
      case CONTRIBUTE -> contribute(duty.ceremony());
      case CONFIRM -> confirm(duty.ceremony());
      case REHEARSE -> rehearse(duty.ceremony(), duty.session());
      case OPEN -> open(duty.tender(), duty.slot());
    };
  }

  /** Round 1: deals for every key of the ceremony. */
  public Verdict<String> contribute(UUID ceremony) {
    return ceremonies.withMember(
        ceremony,
        (checked, member) ->
            send(
                "committee/ceremonies/" + ceremony + "/round1",
                Dealing.make(checked.statement(), member, random).toJson(),
                "contributed as member " + member));
  }

  /** Round 2: checks the transcript and every share; accepts, or complains with the reason. */
  public Verdict<String> confirm(UUID ceremony) {
    return ceremonies.withTranscript(
        ceremony,
        (transcript, member) -> {
          Optional<Refusal> complaint = transcript.complaint(member, committeeKey);
          var message =
              new Round2(
                  ceremony,
                  transcript.ceremony().hash(),
                  member,
                  transcript.hash(),
                  complaint.isEmpty() ? Round2.Word.ACCEPT : Round2.Word.COMPLAINT,
                  complaint.map(Refusal::english).orElse(null));
          Verdict<String> sent =
              send(
                  "committee/ceremonies/" + ceremony + "/round2",
                  message.toJson(),
                  "accepted the transcript");
          return complaint.isPresent() && sent instanceof Verdict.Accepted<String>
              ? Verdict.refuse(Refusal.of("complained").with("because", complaint.get()))
              : sent;
        });
  }

  /**
   * Does the member's part of the rehearsal that waits for him; refused with {@code nothing-due} if
   * none does.
   */
  public Verdict<String> rehearse(UUID ceremony) {
    Verdict<List<CommitteeDuty>> duties = duties();
    if (duties instanceof Verdict.Refused<List<CommitteeDuty>> refused) {
      return Verdict.refuse(refused.refusal());
    }
    return duties.orThrow().stream()
        .filter(
            duty -> duty.act() == CommitteeDuty.Act.REHEARSE && duty.ceremony().equals(ceremony))
        .findFirst()
        .map(this::fulfil)
        .orElseGet(() -> Verdict.refuse(Refusal.of("nothing-due")));
  }

  /** Calls the whole committee to a new rehearsal and does the member's part. */
  public Verdict<String> rehearseAnew(UUID ceremony) {
    UUID session = UUID.randomUUID();
    JsonObject start =
        JsonObject.ofType("opengeps/rehearsal-start/1")
            .put("ceremony", ceremony)
            .put("session", session)
            .build();
    Verdict<String> sent =
        send("committee/ceremonies/" + ceremony + "/rehearsals", start, "called");
    return sent instanceof Verdict.Refused<String> ? sent : rehearse(ceremony, session);
  }

  /** Opens the canaries of a rehearsal session. */
  public Verdict<String> rehearse(UUID ceremony, UUID session) {
    return ceremonies.withTranscript(
        ceremony,
        (transcript, member) -> {
          Verdict<Rehearsal> answer =
              Rehearsals.answer(transcript, session, member, committeeKey, random);
          return answer instanceof Verdict.Refused<Rehearsal> refused
              ? Verdict.refuse(refused.refusal())
              : send(
                  "committee/ceremonies/" + ceremony + "/rehearsal",
                  answer.orThrow().toJson(),
                  "rehearsed");
        });
  }

  /**
   * Opens an envelope: checks the package, derives the points, posts the partials of every list.
   *
   * @return refused, besides the engine's codes, with {@code close-not-witnessed}, {@code
   *     closed-early}, {@code too-early}, {@code log-untrusted}, {@code bids-withheld}, {@code
   *     evidence-broken}, {@code signer-untrusted}, {@code signer-foreign}, {@code notice-chain},
   *     {@code notice-earlier}, {@code calendar-missing}, {@code calendar-order}, {@code
   *     calendar-unlogged}, {@code key-used-before}, {@code list-changed}, {@code other-key},
   *     {@code other-agency}, {@code notice-superseded}, {@code notice-cancelled}, {@code
   *     log-forked}, {@code log-unreadable}, {@code round-suspended}
   */
  public Verdict<String> open(TenderRef tender, Slot slot) {
    String path = "/api/v1/tenders/" + tender.number() + "/opening-package";
    String place = "?lot=" + Engine.parameter(slot.lot()) + "&envelope=" + slot.envelope();
    Verdict<JsonObject> answer = server.getJson(path + place);
    if (answer instanceof Verdict.Refused<JsonObject> refused) {
      return Verdict.refuse(refused.refusal());
    }
    Verdict<OpeningDossier> dossier =
        OpeningDossier.check(
            answer.orThrow(),
            slot,
            from -> server.getJson(path + "/bids" + place + "&from=" + from),
            trust,
            clock.instant());
    if (dossier instanceof Verdict.Refused<OpeningDossier> refused) {
      return Verdict.refuse(refused.refusal());
    }
    return open(tender, dossier.orThrow());
  }

  private Verdict<String> open(TenderRef tender, OpeningDossier dossier) {
    if (!dossier.notice().ref().number().equals(tender.number())) {
      return Verdict.refuse(Refusal.of("evidence-broken.package"));
    }
    Optional<Refusal> outdated =
        log.readTo(dossier.checkpoint())
            .or(() -> dossier.outdated(log.notices(tender.number())))
            .or(() -> dossier.unpublished(log.calendars()))
            .or(() -> dossier.partial(log.all()))
            .or(() -> dossier.paused(log.pauses(tender.number()), clock.instant()));
    if (outdated.isPresent()) {
      return Verdict.refuse(outdated.get());
    }
    var key = dossier.terms().committeeKey();
    return ceremonies.withTranscript(
        key.ceremony(),
        (transcript, member) -> {
          Optional<Refusal> foreign =
              dossier.foreignTo(transcript).or(() -> dossier.decidedIn(transcript));
          if (foreign.isPresent()) {
            return Verdict.refuse(foreign.get());
          }
          Verdict<Scalar> share = transcript.share(key.number(), member, committeeKey);
          if (share instanceof Verdict.Refused<Scalar> refused) {
            return Verdict.refuse(refused.refusal());
          }
          Optional<Refusal> used =
              openedKeys.claim(key.id(), dossier.closeHash(), dossier.points().lists());
          return used.isPresent()
              ? Verdict.refuse(used.get())
              : post(tender, dossier, member, share.orThrow());
        });
  }

  private Verdict<String> post(TenderRef tender, OpeningDossier dossier, int member, Scalar share) {
    Verdict<String> sent = null;
    for (var list : dossier.points().lists().entrySet()) {
      Partial partial =
          Partials.make(dossier.setting(), member, share, list.getKey(), list.getValue(), random);
      sent =
          send(
              "tenders/" + tender.number() + "/partials",
              partial.toJson(),
              "opened " + tender + " as member " + member);
      if (sent instanceof Verdict.Refused<String> refused
          && !refused.refusal().code().equals("already-posted")) {
        return sent;
      }
    }
    return sent;
  }

  private Verdict<String> send(String path, JsonObject message, String what) {
    return done(server.post("/api/v1/" + path, personal.sign(message, clock.instant())), what);
  }

  private static <T> Verdict<T> done(Verdict<JsonObject> answer, T result) {
    return answer.map(sent -> result);
  }
}
