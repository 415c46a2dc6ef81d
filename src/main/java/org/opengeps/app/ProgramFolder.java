package org.opengeps.app;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of opengeps.jar: the WAR and the libraries lie beside it. */
public final class ProgramFolder {
  private static final List<String> PARTS =
      List.of(
          "opengeps.war", "lib/payara-micro.jar", "opengeps-on-7.jar", "lib/7/payara-micro.jar");

  private ProgramFolder() {}

  /**
   * @throws StartFailure if a part is missing
   */
  public static Path find() {
    Path jar =
        Path.of(
            URI.create(
                ProgramFolder.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()));
    Path program = jar.getParent();
    for (String part : PARTS) {
      if (!Files.exists(program.resolve(part))) {
        throw new StartFailure(
            StartFailure.Reason.INCOMPLETE,
            program.resolve(part) + " is missing; build it with: mvn package");
      }
    }
    return program;
  }
}
