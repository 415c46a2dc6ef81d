package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A bundle with one changed file, its manifest signed again. */
final class ChangedBundle {
  /** How the description of a change ends that made a list shorter. */
  static final String SHORTER = "(shorter)";

  private ChangedBundle() {}

  /** The verifier refutes the bundle and names the file. */
  static void expectNamed(BundleScene scene, String name, byte[] content, String what)
      throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>(scene.files);
    files.put(name, content);
    if (!name.equals("manifest.json.p7s")) {
      files.put("manifest.json.p7s", scene.manifest(files));
    }
    Report report = VerifyBundle.verify(BundleScene.zip(files), Optional.of(scene.trust()));
    assertThat(report.exitCode()).as(name + " " + what).isEqualTo(Report.REFUTED);
    if (!what.endsWith(SHORTER)) { // what a shorter list no longer proves is named elsewhere
      assertThat(report.findings())
          .as(name + " " + what)
          .anyMatch(finding -> finding.where().startsWith(name));
    }
  }
}
