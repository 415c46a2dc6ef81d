package org.opengeps.architecture.planted.notice;

import org.opengeps.architecture.planted.protocol.cms.Envelope;

/** Planted. */
record OpensBids(Envelope envelope) {
  String open() {
    return envelope.openWith("key");
  }
}
