package org.opengeps.verifier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonObject;

/** Reads files of a bundle by name; one that cannot be read is a finding, and left out. */
record SignedFiles(BundleFiles files, Findings findings) {
  <T> Optional<Signed<T>> one(String name, Function<JsonObject, T> reader) {
    return files
        .find(name)
        .flatMap(der -> findings.read(name, der, bytes -> read(name, bytes, reader)));
  }

  private static <T> Signed<T> read(String name, byte[] der, Function<JsonObject, T> reader) {
    SignedDocument document = SignedDocument.read(der);
    return new Signed<>(name, document, reader.apply(document.json()));
  }

  <T> List<Signed<T>> under(String prefix, Function<JsonObject, T> reader) {
    return under(prefix, ".p7s", reader);
  }

  <T> List<Signed<T>> under(String prefix, String suffix, Function<JsonObject, T> reader) {
    return where(prefix, name -> name.endsWith(suffix), reader);
  }

  /** In order of the number in the name. */
  <T> List<Signed<T>> where(
      String prefix, Predicate<String> which, Function<JsonObject, T> reader) {
    List<Signed<T>> all = new ArrayList<>();
    for (String name : files.names(prefix)) {
      if (which.test(name)) {
        one(name, reader).ifPresent(all::add);
      }
    }
    all.sort(Comparator.comparingInt(one -> BundleFiles.number(one.name())));
    return List.copyOf(all);
  }

  /** What is signed by nobody of its own: the platform's statements. */
  <T> Optional<T> json(String name, Function<JsonObject, T> reader) {
    return files
        .find(name)
        .flatMap(
            bytes ->
                findings.read(name, bytes, text -> reader.apply(JsonObject.parseCanonical(text))));
  }
}
