package org.opengeps.protocol.message;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.threshold.ListProof;
import org.opengeps.protocol.threshold.Point;

/**
 * A member's partial decryptions of one list of points (docs/protocol.md section 8).
 *
 * @param member index from 1
 * @param list {@link #PUBLIC}, {@link #CONFIDENTIAL} or a {@link #prooflessList}
 * @param proof null if and only if the list is empty
 */
public record Partial(
    TenderRef tender,
    Slot slot,
    Sha256 closeHash,
    String keyId,
    int member,
    String list,
    List<Point> points,
    List<Point> values,
    ListProof proof) {
  public static final String TYPE = "opengeps/partial/1";
  public static final String PUBLIC = "public";
  public static final String CONFIDENTIAL = "confidential";
  private static final String PROOFLESS = "proofless-";
  private static final Pattern LISTS =
      Pattern.compile(PUBLIC + "|" + CONFIDENTIAL + "|" + PROOFLESS + "[0-9]{3,6}");

  public Partial {
    points = List.copyOf(points);
    values = List.copyOf(values);
  }

  /**
   * The list with nothing but the public point of one bid without an ephemeral proof: its values
   * can be shown or withheld without a change to any other list.
   *
   * @param place of the bid in close order, from 1
   */
  public static String prooflessList(int place) {
    return String.format(Locale.ROOT, PROOFLESS + "%03d", place);
  }

  public boolean isProofless() {
    return list.startsWith(PROOFLESS);
  }

  public JsonObject toJson() {
    return slot.addTo(JsonObject.ofType(TYPE))
        .put("tender", tender.toString())
        .put("closeHash", closeHash)
        .put("keyId", keyId)
        .put("member", member)
        .put("list", list)
        .put("points", points, Point::hex)
        .put("values", values, Point::hex)
        .put("proof", proof == null ? "" : proof.hex())
        .build();
  }

  public static Partial from(JsonObject json) {
    var partial =
        new Partial(
            json.expectType(TYPE).value("tender", TenderRef::parse),
            Slot.in(json),
            json.hash("closeHash"),
            json.string("keyId"),
            json.count("member"),
            json.string("list"),
            json.values("points", Point::fromHex),
            json.values("values", Point::fromHex),
            json.string("proof").isEmpty() ? null : json.value("proof", ListProof::fromHex));
    if (!LISTS.matcher(partial.list).matches()) {
      throw json.wrong("list", "none of public, confidential, proofless-<place>");
    }
    if (partial.points.size() != partial.values.size()) {
      throw json.wrong(
          "values", partial.values.size() + " values for " + partial.points.size() + " points");
    }
    if ((partial.proof == null) != partial.points.isEmpty()) {
      throw json.wrong("proof", "a proof stands if and only if there are points");
    }
    json.expectSame(partial.toJson());
    return partial;
  }
}
