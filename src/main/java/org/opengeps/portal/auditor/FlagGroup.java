package org.opengeps.portal.auditor;

import java.util.Arrays;
import java.util.List;
import org.opengeps.audit.Flag;
import org.opengeps.audit.FlagCode;

/**
 * The flags of one code, also where there is none: that nothing was found is an answer.
 *
 * @param total how many there are
 * @param shown the first of them
 */
public record FlagGroup(FlagCode code, int total, List<Flag> shown) {
  public FlagGroup {
    shown = List.copyOf(shown);
  }

  static List<FlagGroup> of(List<Flag> flags, int most) {
    return Arrays.stream(FlagCode.values())
        .map(
            code -> {
              List<Flag> own = flags.stream().filter(one -> one.code() == code).toList();
              return new FlagGroup(code, own.size(), own.stream().limit(most).toList());
            })
        .toList();
  }
}
