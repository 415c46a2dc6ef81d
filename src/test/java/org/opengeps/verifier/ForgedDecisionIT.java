package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Sha256;
import org.opengeps.method.toy.ToyMethods;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.OpeningScene;
import org.opengeps.opening.TechnicalScene;
import org.opengeps.opening.TechnicalScene.Released;
import org.opengeps.protocol.message.TechnicalApproval;
import org.opengeps.protocol.message.TechnicalDecision;

/** What the verifier refutes of prices that opened on a decision. */
@ExtendWith(ArquillianExtension.class)
class ForgedDecisionIT {
  @Inject private TechnicalScene scenes;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;

  private Map<String, byte[]> files(Released released) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    OpeningScene.await(
        () -> {
          byte[] bundle = bundles.of(released.tender().notice().number()).orThrow();
          files.clear();
          try (var in = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            for (ZipEntry one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
              files.put(one.getName(), in.readAllBytes());
            }
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
          return files.containsKey("ranking.p7s");
        });
    return files;
  }

  private List<Finding> findings(Map<String, byte[]> files) throws Exception {
    return VerifyBundle.verify(
            ByteBuffer.wrap(BundleScene.zip(files)),
            Optional.of(trust.trust()),
            Optional.empty(),
            ToyMethods.ALL)
        .findings();
  }

  /** What is wrong with the decision, once a file was changed. */
  private List<String> wrong(Map<String, byte[]> files, String name, byte[] content)
      throws Exception {
    Map<String, byte[]> changed = new HashMap<>(files);
    if (content == null) {
      changed.remove(name);
    } else {
      changed.put(name, content);
    }
    return findings(changed).stream()
        .filter(one -> List.of("decision", "signer").contains(one.check()))
        .map(Finding::where)
        .toList();
  }

  @Test
  void aDecisionOfOneOfficerAboutOtherBidsOrForOtherPointsIsRefuted() throws Exception {
    Released released = scenes.released();
    scenes.open(released);
    Map<String, byte[]> files = files(released);
    assertThat(findings(files)).isEmpty();
    assertThat(files)
        .containsKeys("technical/opening-record.p7s", "submissions/003-technical.p7m")
        .containsKeys("gate-values.json", "technical-approval.p7s");
    assertThat(files.keySet().stream().filter(one -> one.endsWith("-envelope.p7m"))).hasSize(2);
    assertThat(wrong(files, "technical-approval.p7s", null)).contains("technical-approval.p7s");
    byte[] own =
        released
            .tender()
            .agency()
            .officer()
            .sign(
                new TechnicalApproval(
                        released.tender().ref(),
                        "0",
                        Sha256.of(files.get("technical-decision.p7s")))
                    .toJson());
    assertThat(wrong(files, "technical-approval.p7s", own))
        .contains("technical-approval.p7s signer");
    byte[] members =
        released
            .tender()
            .committee()
            .people
            .get(1)
            .sign(
                new TechnicalApproval(
                        released.tender().ref(),
                        "0",
                        Sha256.of(files.get("technical-decision.p7s")))
                    .toJson());
    Map<String, byte[]> approvedByAMember = new HashMap<>(files);
    approvedByAMember.put("technical-approval.p7s", members);
    assertThat(findings(approvedByAMember))
        .extracting(Finding::toString)
        .anyMatch(one -> one.contains("is member 2 of the committee that opens them"));
    TechnicalDecision decision = released.decision();
    TechnicalDecision fewer =
        scenes.decision(released.technical(), decision.passed(), List.of(), null);
    assertThat(
            wrong(
                files,
                "technical-decision.p7s",
                released.tender().agency().officer().sign(fewer.toJson())))
        .contains("technical-decision.p7s passed, failed", "gate-values.json");
    assertThat(wrong(files, "technical-decision.p7s", null)).contains("gate-values.json");
    assertThat(wrong(files, "gate-values.json", null)).contains("opening-record.p7s");
  }
}
