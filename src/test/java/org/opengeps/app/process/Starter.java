package org.opengeps.app.process;

import java.nio.file.Path;
import java.util.List;

/** Puts another process in its place: {@code Starter JAVA JAR ARGUMENT...}. */
final class Starter {
  private Starter() {}

  public static void main(String[] arguments) throws InterruptedException {
    List<String> all = List.of(arguments);
    System.exit(
        OtherJava.run(Path.of(all.get(0)), Path.of(all.get(1)), all.subList(2, all.size())));
  }
}
