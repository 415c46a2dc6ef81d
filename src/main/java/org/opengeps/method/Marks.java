package org.opengeps.method;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Award.Score;

/**
 * What an examined candidate has.
 *
 * @param items the whole sheet, computed items first
 * @param passed whether the total reaches the pass mark
 */
public record Marks(UUID submission, List<Score> items, BigDecimal total, boolean passed) {
  public Marks {
    items = List.copyOf(items);
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("submission", submission)
        .put("items", items, Score::toJson)
        .put("total", plain(total))
        .put("passed", passed)
        .build();
  }

  /** A number as sheets, awards and evaluations write it: {@code 29.5}. */
  public static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
