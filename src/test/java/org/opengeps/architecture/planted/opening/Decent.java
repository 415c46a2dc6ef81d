package org.opengeps.architecture.planted.opening;

import org.opengeps.architecture.planted.bid.Word;
import org.opengeps.architecture.planted.protocol.cms.Envelope;

/** Planted. */
record Decent(Envelope envelope, Word word) {
  String open() {
    return envelope.openWith("key");
  }
}
