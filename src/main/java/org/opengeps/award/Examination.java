package org.opengeps.award;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.opengeps.method.Sheet;
import org.opengeps.protocol.message.Award.Score;

/**
 * How candidates are examined: by the sheet of the award method, part of which is computed from
 * public values.
 *
 * @param sheet items, maxima and pass mark
 * @param computed the computed items of those whose turn it is
 */
public record Examination(Sheet sheet, Map<UUID, List<Score>> computed) {
  public Examination {
    computed = Map.copyOf(computed);
  }

  /** What an officer enters. */
  public List<Sheet.Item> entered() {
    return sheet.entered();
  }
}
