package org.opengeps.client.committee;

import java.util.UUID;
import org.opengeps.client.http.Engine;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.ceremony.Transcript;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.pki.Trust;
import org.opengeps.protocol.threshold.Point;

/** The ceremonies of a member, fetched and checked before anything is done in them. */
final class MemberCeremonies {
  private final Engine server;
  private final Trust trust;
  private final Point committeeKey;

  MemberCeremonies(Engine server, Trust trust, Point committeeKey) {
    this.server = server;
    this.trust = trust;
    this.committeeKey = committeeKey;
  }

  interface CeremonyAct {
    Verdict<String> run(CheckedCeremony ceremony, int member);
  }

  interface TranscriptAct {
    Verdict<String> run(Transcript transcript, int member);
  }

  Verdict<String> withMember(UUID id, CeremonyAct act) {
    Verdict<JsonObject> answer = server.getJson("/api/v1/committee/ceremonies/" + id);
    if (answer instanceof Verdict.Refused<JsonObject> refused) {
      return Verdict.refuse(refused.refusal());
    }
    Verdict<CheckedCeremony> checked = CheckedCeremony.of(answer.orThrow(), trust);
    if (checked instanceof Verdict.Refused<CheckedCeremony> refused) {
      return Verdict.refuse(refused.refusal());
    }
    if (!checked.orThrow().statement().ceremony().equals(id)) {
      return Verdict.refuse(Refusal.of("evidence-broken.ceremony"));
    }
    return checked
        .orThrow()
        .memberWith(committeeKey)
        .map(member -> act.run(checked.orThrow(), member))
        .orElseGet(() -> Verdict.refuse(Refusal.of("not-a-member.key")));
  }

  Verdict<String> withTranscript(UUID id, TranscriptAct act) {
    return withMember(
        id,
        (checked, member) -> {
          Verdict<Transcript> transcript = checked.transcript();
          return transcript instanceof Verdict.Refused<Transcript> refused
              ? Verdict.refuse(refused.refusal())
              : act.run(transcript.orThrow(), member);
        });
  }
}
