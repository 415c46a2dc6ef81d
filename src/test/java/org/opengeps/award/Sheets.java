package org.opengeps.award;

import java.util.List;
import org.opengeps.method.Marks;
import org.opengeps.method.Sheet;
import org.opengeps.protocol.message.Award.Score;

/** Score sheets of whatever items the rule set of a tender has. */
public final class Sheets {
  /** The item that most tests take points from. */
  public static final String PERFORMANCE = "performance";

  private Sheets() {}

  /** Full marks in every entered item. */
  public static List<Score> full(AwardView award) {
    return with(award, PERFORMANCE, null);
  }

  /**
   * Full marks but for one item.
   *
   * @param score null for full marks in it too
   */
  public static List<Score> with(AwardView award, String item, String score) {
    return award.examination().entered().stream().map(one -> score(one, item, score)).toList();
  }

  private static Score score(Sheet.Item item, String changed, String score) {
    String full = Marks.plain(item.maximum());
    boolean same = score == null || !item.code().equals(changed);
    return new Score(item.code(), same ? full : score, full);
  }
}
