package org.opengeps.verifier;

import java.util.HashMap;
import java.util.Map;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.BundleManifest;

/** The manifest names exactly the files of the bundle. */
final class ManifestCheck {
  private static final String NAME = "manifest.json.p7s";

  private ManifestCheck() {}

  static void check(Bundle bundle, Findings findings) {
    if (bundle.manifest.isEmpty()) {
      findings.require(bundle.files.has(NAME), "file", NAME, "a manifest", "none");
      return;
    }
    Map<String, BundleManifest.File> named = new HashMap<>();
    for (BundleManifest.File file : bundle.manifest.get().content().files()) {
      findings.require(
          named.put(file.name(), file) == null,
          "manifest",
          file.name(),
          "every file once",
          "the file twice");
      findings.require(
          bundle.files.has(file.name()),
          "manifest",
          file.name(),
          "the file that the manifest names",
          "no file");
    }
    bundle.files.forEach((name, content) -> check(name, content, named.get(name), findings));
    bundle
        .notice()
        .ifPresent(
            notice ->
                findings.expect(
                    "manifest",
                    NAME + " tender",
                    notice.content().ref().number(),
                    bundle.manifest.get().content().tender()));
    bundle
        .notice()
        .ifPresent(
            notice ->
                findings.require(
                    notice.content().findLot(bundle.lot()).isPresent(),
                    "manifest",
                    NAME + " lot",
                    "a lot of an order",
                    bundle.lot()));
    findings.confirm(named.size() + " files stand in the manifest.");
  }

  private static void check(
      String name, byte[] content, BundleManifest.File named, Findings findings) {
    if (name.equals(NAME)) {
      return;
    }
    if (findings.require(
        named != null, "manifest", name, "only files that the manifest names", "another file")) {
      findings.expect("manifest", name + " size", named.size(), (long) content.length);
      findings.expect("manifest", name + " sha256", named.sha256(), Sha256.of(content));
    }
  }
}
