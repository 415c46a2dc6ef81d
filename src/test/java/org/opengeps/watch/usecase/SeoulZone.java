package org.opengeps.watch.usecase;

import jakarta.enterprise.inject.Vetoed;
import java.time.ZoneId;
import org.opengeps.platform.OfficialZone;

/** The zone of the tests. */
@Vetoed
final class SeoulZone extends OfficialZone {
  @Override
  public ZoneId zone() {
    return ZoneId.of("Asia/Seoul");
  }
}
