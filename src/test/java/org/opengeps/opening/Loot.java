package org.opengeps.opening;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;

/**
 * What somebody carries away who has the whole database and the whole folder of the engine, key
 * stores with their passwords included.
 */
final class Loot {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private final Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
  private final List<Scalar> keys = new ArrayList<>();
  private final Map<String, List<SignedDocument>> messages = new HashMap<>();
  private final List<SecretKey> secrets = new ArrayList<>();

  /** Reads every row of every table, and every key of every key store. */
  static Loot take(EntityManager entities, Path home, char[] password) throws Exception {
    Loot loot = new Loot();
    for (String table : texts(entities, "SHOW TABLES")) {
      List<String> columns =
          texts(
              entities,
              "SELECT column_name FROM information_schema.columns"
                  + " WHERE table_schema = DATABASE() AND table_name = '"
                  + table
                  + "' ORDER BY ordinal_position");
      List<Map<String, Object>> rows = new ArrayList<>();
      for (Object row :
          entities
              .createNativeQuery("SELECT `" + String.join("`, `", columns) + "` FROM " + table)
              .getResultList()) {
        rows.add(named(columns, columns.size() == 1 ? new Object[] {row} : (Object[]) row));
      }
      loot.tables.put(table, rows);
    }
    try (Stream<Path> files = Files.list(home.resolve("keys"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".p12")).toList()) {
        loot.unlock(file, password);
      }
    }
    return loot;
  }

  private static Map<String, Object> named(List<String> columns, Object[] values) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      row.put(columns.get(i), values[i]);
    }
    return row;
  }

  private static List<String> texts(EntityManager entities, String sql) {
    List<?> rows = entities.createNativeQuery(sql).getResultList();
    return rows.stream()
        .map(row -> row instanceof Object[] many ? many[0] : row)
        .map(String::valueOf)
        .toList();
  }

  private void unlock(Path file, char[] password) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    for (String alias : Collections.list(store.aliases())) {
      if (store.getKey(alias, password) instanceof SecretKey secret) {
        secrets.add(secret);
      } else if (store.getKey(alias, password) instanceof PrivateKey key
          && key.getAlgorithm().equals("EC")) {
        keys.add(Scalar.of(key));
      }
    }
  }

  List<Map<String, Object>> rows(String table) {
    return tables.get(table);
  }

  /** Every cell of the dump that is bytes or text, as bytes. */
  Stream<byte[]> cells() {
    return tables.values().stream()
        .flatMap(List::stream)
        .flatMap(row -> row.values().stream())
        .filter(cell -> cell instanceof byte[] || cell instanceof String)
        .map(
            cell ->
                cell instanceof byte[] bytes
                    ? bytes
                    : ((String) cell).getBytes(StandardCharsets.UTF_8));
  }

  /** Signed messages of this type in the document store. */
  List<SignedDocument> messages(String type) {
    if (messages.isEmpty()) {
      rows("document").forEach(row -> sort((byte[]) row.get("content")));
    }
    return messages.getOrDefault(type, List.of());
  }

  private void sort(byte[] content) {
    try {
      SignedDocument document = SignedDocument.read(content);
      JsonObject json = document.json();
      if (json.has("type")) {
        messages.computeIfAbsent(json.string("type"), type -> new ArrayList<>()).add(document);
      }
    } catch (CmsFormatException | JsonFormatException e) {
      // another kind of document
    }
  }

  /** Private keys of the operator: those of his key stores, and all gate keys. */
  List<Scalar> operatorsKeys() {
    List<Scalar> all = new ArrayList<>(keys);
    rows("custody_binding").stream()
        .filter(row -> row.get("gate_private") != null) // the others were destroyed
        .forEach(row -> all.add(gateKey(row)));
    return all;
  }

  Scalar gateKey(String tender) {
    return rows("custody_binding").stream()
        .filter(row -> row.get("tender").equals(tender))
        .map(this::gateKey)
        .findFirst()
        .orElseThrow();
  }

  private Scalar gateKey(Map<String, Object> row) {
    Point point = Point.fromBytes((byte[]) row.get("gate_key"));
    String context =
        "opengeps/gate-key-at-rest/1 "
            + row.get("tender")
            + " "
            + new org.opengeps.protocol.message.Slot(
                (String) row.get("lot"), (String) row.get("envelope"))
            + " "
            + point.hex();
    return secrets.stream()
        .flatMap(secret -> decrypt(secret, (byte[]) row.get("gate_private"), context).stream())
        .map(Scalar::fromBytes)
        .filter(key -> Point.base(key).equals(point))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<byte[]> decrypt(SecretKey key, byte[] wrapped, String context) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      byte[] nonce = Arrays.copyOf(wrapped, NONCE);
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
      return Optional.of(cipher.doFinal(wrapped, NONCE, wrapped.length - NONCE));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }
}
