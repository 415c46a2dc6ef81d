package org.opengeps.app.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a class of our own in a Java process of its own. */
public final class JavaCommand {
  private JavaCommand() {}

  /** The class with our class path; a small heap is enough for all of them. */
  public static List<String> of(String mainClass, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
    command.addAll(arguments);
    return command;
  }
}
