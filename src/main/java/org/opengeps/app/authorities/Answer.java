package org.opengeps.app.authorities;

import java.nio.charset.StandardCharsets;

/** What the server sends back. */
record Answer(int status, String type, byte[] body) {
  static Answer text(int status, String text) {
    return new Answer(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }
}
