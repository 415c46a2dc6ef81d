package org.opengeps.protocol.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.json.JsonObject;

/**
 * Calls a committee to make keys (docs/protocol.md section 4). Signed by the contracting officer.
 *
 * @param agency code of the agency
 * @param k how many members open
 * @param n how many members there are
 * @param keys how many keys are made at once
 */
public record CeremonyStatement(
    UUID ceremony,
    String agency,
    int k,
    int n,
    int keys,
    Instant createdAt,
    Instant expiresAt,
    List<Member> members) {
  public static final String TYPE = "opengeps/ceremony/1";

  /** The only suite there is. */
  public static final String SUITE = "OPENGEPS-P256-SHA256-AES256GCM-1";

  public CeremonyStatement {
    members = List.copyOf(members);
  }

  /**
   * @param index from 1
   * @param person person id
   * @param name to be shown
   * @param committeeKey the member's SignedData over a {@link CommitteeKeyStatement}
   */
  public record Member(int index, String person, String name, byte[] committeeKey) {
    JsonObject toJson() {
      return JsonObject.builder()
          .put("index", index)
          .put("person", person)
          .put("name", name)
          .putBytes("committeeKey", committeeKey)
          .build();
    }

    static Member from(JsonObject json) {
      var member =
          new Member(
              json.count("index"),
              json.string("person"),
              json.string("name"),
              json.bytes("committeeKey"));
      json.expectSame(member.toJson());
      return member;
    }
  }

  public Member member(int index) {
    return members.get(index - 1);
  }

  /** The ceremony hash. */
  public Sha256 hash() {
    return toJson().hash();
  }

  public JsonObject toJson() {
    return JsonObject.ofType(TYPE)
        .put("suite", SUITE)
        .put("ceremony", ceremony)
        .put("agency", agency)
        .put("k", k)
        .put("n", n)
        .put("keys", keys)
        .put("createdAt", createdAt)
        .put("expiresAt", expiresAt)
        .put("members", members, Member::toJson)
        .build();
  }

  public static CeremonyStatement from(JsonObject json) {
    var statement =
        new CeremonyStatement(
            json.expectType(TYPE).uuid("ceremony"),
            json.string("agency"),
            json.count("k"),
            json.count("n"),
            json.count("keys"),
            json.time("createdAt"),
            json.time("expiresAt"),
            json.objects("members", Member::from));
    if (statement.k < 1 || statement.k > statement.n || statement.n > 99) {
      throw json.wrong("k", "k of n must hold 1 <= k <= n <= 99");
    }
    if (statement.keys < 1 || statement.keys > 1000) {
      throw json.wrong("keys", "from 1 to 1000 keys");
    }
    for (int i = 0; i < statement.members.size(); i++) {
      if (statement.members.get(i).index != i + 1) {
        throw json.wrong("members", "indexes must run from 1 to n in order");
      }
    }
    if (statement.members.size() != statement.n) {
      throw json.wrong("members", statement.members.size() + " members, n is " + statement.n);
    }
    json.expectSame(statement.toJson());
    return statement;
  }
}
