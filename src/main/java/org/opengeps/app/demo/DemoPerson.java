package org.opengeps.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.opengeps.app.authorities.Credential;
import org.opengeps.app.authorities.Installation;
import org.opengeps.app.authorities.KeyKind;
import org.opengeps.app.authorities.Names;
import org.opengeps.client.http.Engine;
import org.opengeps.client.keyfile.KeyFile;
import org.opengeps.client.keyfile.OpenedKey;
import org.opengeps.kernel.Verdict;
import org.opengeps.protocol.cms.DocumentSigner;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Registration;

/**
 * Somebody of the practice with a key file.
 *
 * @param file name of the key file, without ending
 * @param issuer whose certificate it is
 * @param isHidden whether the certificate names its holder as Korean authorities do, and the key
 *     lies in a folder as they hand it out
 * @param registration what the person registers
 */
record DemoPerson(
    String file, String issuer, KeyKind kind, boolean isHidden, Registration registration) {
  /** The key file or folder, made when it is missing. */
  Path keyFile(Installation installation) {
    try {
      if (isHidden) {
        return installation.makeHiddenPerson(
            file, issuer, registration.name().ko(), registration.identifier());
      }
      return installation.makePerson(
          file,
          issuer,
          kind,
          Names.ofPerson(
              registration.name().ko(), registration.person().name(), registration.identifier()));
    } catch (IOException e) {
      throw new DemoFailure("no certificate for " + file + ": " + e.getMessage());
    }
  }

  /** The person's key, opened as the person would. */
  OpenedKey key(Installation installation, Clock clock) {
    Verdict<OpenedKey> opened =
        KeyFile.open(
            keyFile(installation), Credential.PRACTICE_PASSWORD.toCharArray(), clock.instant());
    return DemoFailure.orThrow(opened, "opening the key of " + file);
  }

  DocumentSigner signer(Installation installation, Clock clock) {
    return key(installation, clock).signer();
  }

  /**
   * Registers organisation and person.
   *
   * @return the organisation's id
   */
  String register(Engine engine, OpenedKey key, Clock clock) {
    return registered(engine, key, clock).object("organisation").string("id");
  }

  /** The same with the whole answer: organisation and person. */
  JsonObject registered(Engine engine, OpenedKey key, Clock clock) {
    Registration message = isHidden ? registration.with(key.random()) : registration;
    Verdict<JsonObject> answer =
        engine.post("/api/v1/registrations", key.signer().sign(message.toJson(), clock.instant()));
    return DemoFailure.orThrow(answer, file + " registers");
  }

  /** Roles in one text, for lists. */
  String roles() {
    return String.join(", ", List.copyOf(registration.person().roles()));
  }
}
