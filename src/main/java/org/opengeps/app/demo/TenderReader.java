package org.opengeps.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.opengeps.client.http.Engine;
import org.opengeps.client.seal.CheckedTender;
import org.opengeps.client.seal.Dossier;
import org.opengeps.client.seal.DossierSource;
import org.opengeps.client.seal.TenderCheck;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.pki.Trust;

/** Fetches a tender as a bidder does, and checks it before anything is sealed for it. */
final class TenderReader {
  private TenderReader() {}

  static CheckedTender read(Engine engine, Path trustFile, String tender, String lot) {
    Trust trust;
    try {
      trust = Trust.read(Files.readAllBytes(trustFile));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JsonObject[] answer = new JsonObject[1];
    Patience.until(
        "the notice of " + tender + " stands in the public log",
        Duration.ofSeconds(60),
        () -> {
          answer[0] =
              DemoFailure.orThrow(
                  engine.getJson("/api/v1/tenders/" + tender), "reading tender " + tender);
          return !answer[0].isNull("log") && answer[0].string("state").equals("open");
        });
    Dossier dossier =
        DemoFailure.orThrow(
            new DossierSource(engine).fetch(tender, lot), "reading tender " + tender);
    return DemoFailure.orThrow(
        new TenderCheck(trust).check(tender, lot, dossier), "checking tender " + tender);
  }
}
