package org.opengeps.protocol.opening;

import java.util.Map;
import java.util.Optional;
import org.opengeps.protocol.cms.Envelope;
import org.opengeps.protocol.draw.GatePart;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/** What takes the outer layer off the envelopes of an opening. */
public sealed interface Gate {
  /** A gate that is not open yet. */
  Gate CLOSED = new Lent(Map.of());

  /** What lies under the gate layer; empty if it does not open, or was not lent to this one. */
  Optional<byte[]> open(Envelope gated);

  /**
   * What the gate gives to the seed.
   *
   * @throws IllegalStateException if it was not lent to the draw's point
   */
  GatePart ofDraw(Point drawPoint);

  /** The gate key of an envelope that opens at the opening time; public since then. */
  record Released(Scalar privateKey) implements Gate {
    @Override
    public Optional<byte[]> open(Envelope gated) {
      return gated.openWith(privateKey);
    }

    @Override
    public GatePart ofDraw(Point drawPoint) {
      return new GatePart.Released(privateKey);
    }
  }

  /**
   * The gate of an envelope that opens on a decision: it acts as one more member, and only on the
   * points of those who were admitted.
   *
   * @param values g·E by E
   */
  record Lent(Map<Point, Point> values) implements Gate {
    public Lent {
      values = Map.copyOf(values);
    }

    @Override
    public Optional<byte[]> open(Envelope gated) {
      return Optional.ofNullable(values.get(gated.originator())).flatMap(gated::openWith);
    }

    @Override
    public GatePart ofDraw(Point drawPoint) {
      Point w = values.get(drawPoint);
      if (w == null) {
        throw new IllegalStateException("the gate was not lent to the draw's point");
      }
      return new GatePart.Lent(w);
    }
  }
}
