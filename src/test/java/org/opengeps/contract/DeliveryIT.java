package org.opengeps.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opengeps.contract.usecase.FindAccepted;
import org.opengeps.identity.TrustFile;
import org.opengeps.kernel.Won;
import org.opengeps.method.AwardMethods;
import org.opengeps.opendata.Bundles;
import org.opengeps.opening.OpeningScene;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.testing.Http;
import org.opengeps.testing.TestPerson;
import org.opengeps.verifier.Report;
import org.opengeps.verifier.VerifyBundle;

/** From a contract that exists to the last delivery that is accepted, over HTTP, and its bundle. */
@ExtendWith(ArquillianExtension.class)
class DeliveryIT {
  @Inject private ContractScene scene;
  @Inject private FindAccepted accepted;
  @Inject private Bundles bundles;
  @Inject private TrustFile trust;

  @Test
  void whatIsDeliveredIsInspectedMendedAndAcceptedAndTheBundleCountsTheDamagesAgain()
      throws Exception {
    scene.award();
    scene.send();
    assertThat(Http.get(scene.door()).outcome()).isEqualTo("404 contract-unknown");
    assertThat(scene.deliver(scene.firm, scene.delivery(1, "part", null, 20_000_000)))
        .as("before the contract exists")
        .isEqualTo("422 delivery-state");
    scene.conclude();
    JsonObject first = scene.delivery(1, "part", null, 20_000_000);
    refusedDeliveries(first);
    assertThat(scene.deliver(scene.firm, first)).isEqualTo("201");
    assertThat(scene.deliver(scene.firm, first)).as("again the same").isEqualTo("201");
    assertThat(scene.state().string("state")).isEqualTo("delivered");
    assertThat(scene.state().isNull("until")).isFalse();
    refusedInspections(first);
    JsonObject taken =
        scene.inspection(first, "accepted", 20_000_000, ContractScene.delay(0, 0, 0));
    assertThat(scene.inspect(scene.inspector, taken)).isEqualTo("201");
    assertThat(scene.inspect(scene.inspector, taken)).as("again the same").isEqualTo("201");
    assertThat(scene.state().string("state")).isEqualTo("part-accepted");

    OpeningScene.reach(
        scene.lastDay().plusDays(2).atTime(12, 0).atZone(ContractScene.SEOUL).toInstant());
    JsonObject rest = scene.delivery(2, "whole", null, 25_000_000);
    assertThat(scene.deliver(scene.firm, rest)).isEqualTo("201");
    assertThat(scene.inspect(scene.inspector, scene.inspection(rest, "returned", 0, null)))
        .isEqualTo("201");
    assertThat(scene.state().string("state")).isEqualTo("returned");
    OpeningScene.reach(
        scene.lastDay().plusDays(3).atTime(12, 0).atZone(ContractScene.SEOUL).toInstant());
    assertThat(scene.deliver(scene.firm, scene.delivery(3, "whole", null, 25_000_000)))
        .isEqualTo("422 delivery-differs");
    JsonObject mended = scene.delivery(3, "whole", rest, 25_000_000);
    assertThat(scene.deliver(scene.firm, mended)).isEqualTo("201");
    assertThat(
            scene.inspect(
                scene.inspector,
                scene.inspection(
                    mended, "accepted", 25_000_000, ContractScene.delay(3, 1, 60_000))))
        .isEqualTo("422 inspection-delay");
    assertThat(
            scene.inspect(
                scene.inspector,
                scene.inspection(
                    mended, "accepted", 25_000_000, ContractScene.delay(3, 1, 40_000))))
        .isEqualTo("201");
    completed();
  }

  private void refusedDeliveries(JsonObject first) {
    assertThat(scene.deliver(scene.firm, scene.delivery(1, "whole", null, ContractScene.SUM + 1)))
        .isEqualTo("422 delivery-amount");
    assertThat(scene.deliver(scene.firm, scene.delivery(2, "whole", null, ContractScene.SUM)))
        .isEqualTo("422 delivery-differs");
    assertThat(
            scene.deliver(
                scene.firm,
                first.toBuilder()
                    .replace("deliveredOn", scene.today().plusDays(1).toString())
                    .build()))
        .isEqualTo("422 delivery-date");
    assertThat(scene.deliver(TestPerson.supplier().registered(), first))
        .isEqualTo("422 foreign-bid");
  }

  private void refusedInspections(JsonObject first) {
    JsonObject taken =
        scene.inspection(first, "accepted", 20_000_000, ContractScene.delay(0, 0, 0));
    assertThat(scene.inspect(scene.officer, taken)).as("who contracted").isEqualTo("422 four-eyes");
    assertThat(scene.inspect(scene.firm, taken)).isEqualTo("403 role-missing");
    TestPerson elsewhere = TestPerson.of("agency", "CONTRACTING_OFFICER").registered();
    assertThat(scene.inspect(elsewhere, taken)).isEqualTo("422 foreign-tender");
    assertThat(
            scene.inspect(
                scene.inspector,
                scene.inspection(first, "accepted", 1, ContractScene.delay(0, 0, 0))))
        .isEqualTo("422 inspection-amount");
    assertThat(
            scene.inspect(
                scene.inspector,
                taken.toBuilder()
                    .replace("inspectedOn", scene.today().minusDays(1).toString())
                    .build()))
        .isEqualTo("422 inspection-date");
    assertThat(scene.inspect(scene.inspector, anotherOrder(taken)))
        .as("the verifier would not take it for this contract's")
        .isEqualTo("422 tender-differs");
    JsonObject unknown = scene.delivery(7, "part", null, 1);
    assertThat(scene.inspect(scene.inspector, scene.inspection(unknown, "returned", 0, null)))
        .isEqualTo("404 delivery-unknown");
  }

  private JsonObject anotherOrder(JsonObject message) {
    return message.toBuilder().replace("tender", scene.number() + "-001").build();
  }

  private void completed() throws Exception {
    JsonObject done = scene.state();
    assertThat(done.string("state")).isEqualTo("completed");
    assertThat(done.string("accepted")).isEqualTo(String.valueOf(ContractScene.SUM));
    assertThat(done.string("damages")).isEqualTo("40000");
    AcceptedDeliveries paid = accepted.find(scene.tender.ref(), "0").orThrow();
    assertThat(paid.whole()).isTrue();
    assertThat(paid.accepted()).isEqualTo(Won.of(ContractScene.SUM));
    assertThat(paid.damages()).isEqualTo(Won.of(40_000));
    assertThat(paid.parts()).extracting(AcceptedDeliveries.Part::number).containsExactly(1, 3);
    Report report = verified();
    assertThat(report.findings()).as(report.toString()).isEmpty();
    assertThat(report.exitCode()).isEqualTo(Report.VERIFIED);
    assertThat(report.toString())
        .contains("accepted KRW 45000000, damages for delay counted again KRW 40000");
  }

  private Report verified() throws Exception {
    List<byte[]> zip = new ArrayList<>();
    OpeningScene.await(
        () -> {
          byte[] bytes = bundles.of(scene.tender.notice().number()).orThrow();
          zip.add(0, bytes);
          return new String(bytes, StandardCharsets.ISO_8859_1)
              .contains("deliveries/003-inspection.p7s");
        });
    return VerifyBundle.verify(
        ByteBuffer.wrap(zip.get(0)),
        Optional.of(trust.trust()),
        Optional.empty(),
        AwardMethods.ALL);
  }
}
