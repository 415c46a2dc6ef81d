package org.opengeps.architecture.planted.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/** Allowed. */
record SaysItself(byte[] bytes, int count) {
  String line() {
    return String.format(Locale.ROOT, "%d", count)
        + new String(bytes, UTF_8).toUpperCase(Locale.ROOT);
  }
}
