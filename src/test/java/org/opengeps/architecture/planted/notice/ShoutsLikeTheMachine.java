package org.opengeps.architecture.planted.notice;

import java.util.List;

/** Planted. */
record ShoutsLikeTheMachine(List<String> words) {
  List<String> shout() {
    return words.stream().map(String::toUpperCase).toList();
  }
}
