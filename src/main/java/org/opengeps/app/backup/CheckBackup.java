package org.opengeps.app.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;

/** Compares every byte of a backup with its manifest. */
public final class CheckBackup {
  private static final int MOST_FINDINGS = 100;
  private final Path folder;
  private final List<String> findings = new ArrayList<>();

  private CheckBackup(Path folder) {
    this.folder = folder;
  }

  /**
   * @param expected hash of the manifest, as it was printed when the backup was made
   * @return every file that is missing or has changed, a sentence each; empty if all are there
   * @throws BackupFailure if there is no whole manifest, or another one
   */
  public static List<String> findings(Path folder, Optional<Sha256> expected) throws IOException {
    return findings(folder, Manifest.read(folder, expected));
  }

  static List<String> findings(Path folder, Manifest manifest) throws IOException {
    CheckBackup check = new CheckBackup(folder);
    manifest.files().forEach(check::compare);
    for (String needed : List.of(Manifest.DATABASE, Manifest.UPLOADS, Manifest.TRUST)) {
      if (manifest.file(needed).isEmpty()) {
        check.find(Manifest.NAME + " does not name " + needed);
      }
    }
    if (check.findings.isEmpty()) {
      check.uploads(manifest.uploads());
    }
    return List.copyOf(check.findings);
  }

  private void compare(HashedFile file) {
    try {
      HashedFile there = HashedFile.look(folder.resolve(file.name()), file.name());
      if (!there.equals(file)) {
        find(file.name() + " has changed");
      }
    } catch (IOException e) {
      find(file.name() + " is missing or cannot be read");
    }
  }

  private void uploads(Manifest.Uploads expected) throws IOException {
    long files = 0;
    try (BufferedReader in = Files.newBufferedReader(folder.resolve(Manifest.UPLOADS))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        files++;
        NamedUpload.parse(line)
            .ifPresentOrElse(this::compare, () -> find("a line of " + Manifest.UPLOADS));
      }
    }
    if (files != expected.files()) {
      find(Manifest.UPLOADS + " names " + files + " files, not " + expected.files());
    }
  }

  private void compare(NamedUpload upload) {
    try {
      HashedFile there = HashedFile.look(folder.resolve(upload.name()), upload.name());
      if (!there.sha256().equals(upload.sha256())) {
        find(upload.name() + " has changed");
      }
    } catch (IOException e) {
      find(upload.name() + " is missing or cannot be read");
    }
  }

  private void find(String finding) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(finding);
    }
  }
}
