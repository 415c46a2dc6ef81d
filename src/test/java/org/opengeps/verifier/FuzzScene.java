package org.opengeps.verifier;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opengeps.protocol.cms.CertificateForm;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.log.NoteKey;
import org.opengeps.protocol.pki.Trust;

/** What fuzzed readers compare with, and true bytes of every kind to begin from. */
public final class FuzzScene {
  private static final BundleScene SCENE = BundleScene.withProoflessBids();

  private FuzzScene() {}

  public static Trust trust() {
    return SCENE.trust();
  }

  public static X509Certificate stampingRoot() {
    return SCENE.log.stamping.root();
  }

  public static X509Certificate signingRoot() {
    return SCENE.tender.signing.root();
  }

  public static X509Certificate person() {
    return SCENE.tender.officer.certificate();
  }

  public static NoteKey logKey() {
    return SCENE.log.logKey.key();
  }

  /** True bytes by the name of their kind, which is that of the reader. */
  public static Map<String, List<byte[]>> seeds() {
    Map<String, List<byte[]>> seeds = new LinkedHashMap<>();
    SCENE.files.forEach((name, content) -> kind(name, content, seeds));
    BundleScene.withRemovedBids(SceneRemovals.How.OWN)
        .files
        .forEach(
            (name, content) -> {
              if (name.startsWith("removals")) {
                kind(name, content, seeds);
              }
            });
    var cut = new BundleCut(SCENE);
    cut.entries().forEach(entry -> add(seeds, "entry", entry.entry()));
    cut.entries().stream()
        .filter(entry -> entry.timestamp() != null)
        .forEach(entry -> add(seeds, "time-stamp", entry.timestamp()));
    add(seeds, "certificate", CertificateForm.der(person()));
    add(
        seeds,
        "certificate",
        SCENE.tender.notice.lots().get(0).envelopes().get(0).gateCertificate());
    add(
        seeds,
        "ocsp-answer",
        SCENE.tender.signing.ocspAnswer(person(), TenderScene.OPENS.plusSeconds(9)));
    add(seeds, "trust", trust().json().canonical());
    add(seeds, "receipt", SCENE.receipt().toJson().canonical());
    add(seeds, "message", SCENE.receipt().toJson().canonical());
    add(seeds, "bundle", SCENE.zip());
    return seeds;
  }

  private static void kind(String name, byte[] content, Map<String, List<byte[]>> seeds) {
    if (name.endsWith(".p7s")) {
      add(seeds, "signed-document", content);
      add(seeds, "message", SignedDocument.read(content).content());
    } else if (name.endsWith(".p7m")) {
      add(seeds, "envelope", content);
    } else if (name.endsWith("signing.crl")) {
      add(seeds, "revocation-list", content);
    } else if (name.startsWith("rules/") || name.startsWith("calendars/")) {
      add(seeds, "json", content);
    } else if (name.endsWith(".json")) {
      add(seeds, "message", content);
    } else if (name.equals("ledger/checkpoint")) {
      add(seeds, "note", content);
    }
  }

  private static void add(Map<String, List<byte[]>> seeds, String kind, byte[] content) {
    seeds.computeIfAbsent(kind, k -> new ArrayList<>()).add(content);
  }
}
