package org.opengeps.client.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opengeps.bid.UploadManifest;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.TenderRef;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.EnvelopeHash;
import org.opengeps.protocol.message.Statement;
import org.opengeps.protocol.upload.UploadItem;

/**
 * A sealed bid as a file, {@code opengeps/sealed-bid/1}: everything that is sent, byte for byte,
 * and nothing that is secret. Whoever has it can send it again, and after a disaster of the
 * platform it can be entered again. The encrypted files lie beside it, named by hash.
 *
 * @param statement SignedData
 * @param envelopes AuthEnvelopedData by name
 * @param manifest SignedData of the upload manifest, empty without files
 */
public record SealedBidFile(
    TenderRef tender,
    UUID submission,
    byte[] statement,
    Map<String, byte[]> envelopes,
    Optional<byte[]> manifest) {
  private static final String TYPE = "opengeps/sealed-bid/1";

  /**
   * @throws JsonFormatException if it is no such file, with a sentence for the person
   * @throws UncheckedIOException if it is not there or cannot be read
   */
  public static SealedBidFile read(Path file) {
    try {
      return parse(file);
    } catch (JsonFormatException e) {
      throw new JsonFormatException(
          file.toString(), "no sealed bid (" + e.getMessage() + "); 'bid seal' makes one");
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException("There is no file " + file + ".", e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private static SealedBidFile parse(Path file) throws IOException {
    JsonObject json = JsonObject.parse(Files.readAllBytes(file)).expectType(TYPE);
    return new SealedBidFile(
        json.value("tender", TenderRef::parse),
        json.uuid("submission"),
        json.bytes("statement"),
        envelopes(json.object("envelopes")),
        Optional.ofNullable(json.bytesOrNull("manifest")));
  }

  /** Why this is not what was sealed: the file was changed since; empty if it is whole. */
  public Optional<Refusal> damage() {
    boolean whole;
    try {
      SignedDocument signed = SignedDocument.read(statement);
      Statement said = Statement.from(signed.json());
      whole =
          signed.isSignatureValid()
              && said.hashes().size() == envelopes.size()
              && said.hashes().stream().allMatch(this::isWhole)
              && said.submission().equals(submission)
              && said.tender().equals(tender);
    } catch (CmsFormatException | JsonFormatException e) {
      whole = false;
    }
    return whole ? Optional.empty() : Optional.of(Refusal.of("sealed-bid-changed"));
  }

  private boolean isWhole(EnvelopeHash said) {
    byte[] bytes = envelopes.get(said.envelope());
    return bytes != null && said.sha256().equals(Sha256.of(bytes));
  }

  private static Map<String, byte[]> envelopes(JsonObject json) {
    Map<String, byte[]> envelopes = new LinkedHashMap<>();
    json.names().forEach(name -> envelopes.put(name, json.bytes(name)));
    return envelopes;
  }

  public void write(Path file) {
    JsonBuilder sealed = JsonObject.builder();
    envelopes.forEach(sealed::putBytes);
    JsonObject json =
        JsonObject.ofType(TYPE)
            .put("tender", tender.toString())
            .put("submission", submission)
            .putBytes("statement", statement)
            .put("envelopes", sealed.build())
            .putBytes("manifest", manifest.orElse(null))
            .build();
    try {
      Files.write(file, json.canonical());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  /** The files of the manifest. */
  public List<UploadItem> files() {
    return manifest()
        .map(signed -> UploadManifest.read(SignedDocument.read(signed).content()).files())
        .orElse(List.of());
  }

  /** Where an encrypted file lies. */
  public static Path encrypted(Path folder, Sha256 hash) {
    return folder.resolve(hash.hex() + ".enc");
  }
}
