package org.opengeps.protocol.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of the range of rates from which exactly one price is drawn.
 *
 * @param index from 0, lowest first
 * @param lower lowest rate in 1/1000 percent
 * @param width how many rates it holds
 */
record Stratum(int index, int lower, int width) {
  static List<Stratum> all(DrawParameters parameters) {
    List<Stratum> strata = new ArrayList<>();
    cut(strata, parameters.rangeLow(), DrawParameters.WHOLE, parameters.below());
    cut(strata, DrawParameters.WHOLE, parameters.rangeHigh(), parameters.above());
    Stratum last = strata.remove(strata.size() - 1);
    strata.add(
        new Stratum(last.index, last.lower, last.width + 1)); // the upper end itself can be drawn
    return strata;
  }

  private static void cut(List<Stratum> strata, int low, int high, int parts) {
    int whole = high - low;
    for (int b = 0; b < parts; b++) {
      int from = low + whole * b / parts;
      strata.add(new Stratum(strata.size(), from, low + whole * (b + 1) / parts - from));
    }
  }
}
