package org.opengeps.watch.usecase;

import java.time.ZoneId;
import org.opengeps.platform.OfficialZone;

/** The zone of the tests. */
final class SeoulZone extends OfficialZone {
  @Override
  public ZoneId zone() {
    return ZoneId.of("Asia/Seoul");
  }
}
