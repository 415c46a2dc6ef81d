package org.opengeps.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.FileAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The one deployment: the WAR as it is delivered, the test classes and their fixtures, and the
 * client library and the verifier, with which tests inside the server make bids and shares and
 * check bundles.
 */
@ArquillianSuiteDeployment
public class SuiteDeployment {
  private static final String CLASSES = "WEB-INF/classes/";

  /** Tests of what is not in the WAR cannot be loaded there. */
  private static final List<String> OUTSIDE =
      List.of("org/opengeps/app/", "org/opengeps/cli/", "org/opengeps/architecture/");

  @Deployment
  public static WebArchive war() throws IOException {
    WebArchive war =
        ShrinkWrap.createFromZipFile(
            WebArchive.class, new File(System.getProperty("opengeps.it.war")));
    Path tests = folderOf(SuiteDeployment.class);
    add(war, tests, tests);
    Path main = folderOf(org.opengeps.kernel.Sha256.class);
    add(war, main, main.resolve("org/opengeps/client"));
    add(war, main, main.resolve("org/opengeps/verifier"));
    add(war, main, main.resolve("org/opengeps/app/authorities"));
    return war.addAsLibraries(folderOf(Assertions.class).toFile());
  }

  /** The folder or jar from which a class comes. */
  private static Path folderOf(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private static void add(WebArchive war, Path root, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                String name = root.relativize(file).toString();
                if ((!root.equals(folder) || OUTSIDE.stream().noneMatch(name::startsWith))
                    && !name.startsWith("META-INF/services/")) {
                  war.add(new FileAsset(file.toFile()), CLASSES + name);
                }
              });
    }
  }
}
