package org.opengeps.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.TestAuthority;
import org.opengeps.protocol.json.JsonObject;

/**
 * A platform that changes anything in a bundle and signs it again with the rightful keys, manifest
 * included, is found out, and the finding names the changed file.
 */
class EveryChangeIsNamedTest {
  private static final BundleScene SCENE = BundleScene.withProoflessBids();
  private static final BundleScene REMOVED = BundleScene.withRemovedBids(SceneRemovals.How.OWN);

  @TestFactory
  Stream<DynamicTest> aChangedMemberOfAnyJsonFile() {
    return Stream.concat(
        files(SCENE, "")
            .filter(name -> name.endsWith(".json") && !name.startsWith("rules/"))
            .map(name -> changedMembers(SCENE, name, JsonObject.parse(SCENE.files.get(name)))),
        files(REMOVED, "removals.json")
            .map(name -> changedMembers(REMOVED, name, JsonObject.parse(REMOVED.files.get(name)))));
  }

  @TestFactory
  Stream<DynamicTest> aChangedMemberOfAnySignedFileSignedAgain() {
    return Stream.concat(
        files(SCENE, "")
            .filter(name -> name.endsWith(".p7s") && !name.startsWith("manifest"))
            .map(name -> changedMembers(SCENE, name, signed(SCENE, name).json())),
        files(REMOVED, "removals/")
            .map(name -> changedMembers(REMOVED, name, signed(REMOVED, name).json())));
  }

  private static Stream<String> files(BundleScene scene, String prefix) {
    return scene.files.keySet().stream().filter(name -> name.startsWith(prefix));
  }

  private static SignedDocument signed(BundleScene scene, String name) {
    return SignedDocument.read(scene.files.get(name));
  }

  private static DynamicTest changedMembers(BundleScene scene, String name, JsonObject original) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          for (Map.Entry<String, JsonObject> change : changes(original, "").entrySet()) {
            byte[] content = change.getValue().canonical();
            ChangedBundle.expectNamed(
                scene,
                name,
                name.endsWith(".json") ? content : signedAgain(scene, name, content),
                change.getKey());
          }
        });
  }

  /** By the key that signed the original: the rightful signer plays along. */
  private static byte[] signedAgain(BundleScene scene, String name, byte[] content) {
    SignedDocument original = signed(scene, name);
    List<TestAuthority.Identity> signers = new ArrayList<>(scene.tender.committee.people);
    signers.addAll(scene.tender.bidders);
    signers.add(scene.tender.officer);
    signers.add(scene.tender.platform);
    return signers.stream()
        .filter(identity -> identity.certificate().equals(original.signer()))
        .findFirst()
        .orElseThrow()
        .signer()
        .sign(content, original.signingTime());
  }

  /**
   * One change for every member, however deep (of a list of plain values the last one); one added
   * member; every list one shorter.
   */
  private static Map<String, JsonObject> changes(JsonObject object, String path) {
    Map<String, JsonObject> changes = new LinkedHashMap<>();
    for (String name : object.names()) {
      Object value = object.raw(name);
      changedValues(value, path + name)
          .forEach(
              (where, changed) ->
                  changes.put(where, object.toBuilder().replace(name, changed).build()));
    }
    changes.put(path + "(added)", object.toBuilder().put("added", "x").build());
    return changes;
  }

  private static Map<String, Object> changedValues(Object value, String where) {
    Map<String, Object> changed = new LinkedHashMap<>();
    if (value instanceof JsonObject object) {
      changed.putAll(changes(object, where + "."));
    } else if (value instanceof List<?> list) {
      boolean ofObjects = !list.isEmpty() && list.get(0) instanceof JsonObject;
      for (int i = ofObjects ? 0 : Math.max(0, list.size() - 1); i < list.size(); i++) {
        int at = i;
        changedValues(list.get(i), where + "[" + i + "]")
            .forEach(
                (path, element) -> {
                  List<Object> copy = new ArrayList<>(list);
                  copy.set(at, element);
                  changed.put(path, copy);
                });
      }
      if (!list.isEmpty()) {
        changed.put(
            where + ChangedBundle.SHORTER, new ArrayList<>(list.subList(0, list.size() - 1)));
      }
    } else {
      changed.put(where, other(value));
    }
    return changed;
  }

  /** Another value of the same form where that is easy: the last digit or letter changed. */
  private static Object other(Object value) {
    if (value instanceof Long number) {
      return number + 1;
    }
    if (value instanceof Boolean truth) {
      return !truth;
    }
    if (value == null) {
      return "x";
    }
    String text = (String) value;
    if (text.isEmpty()) {
      return "x";
    }
    char last = text.charAt(text.length() - 1);
    return text.substring(0, text.length() - 1) + (last == '1' ? '2' : '1');
  }

  @Test
  void anAddedFileIsNamed() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>(SCENE.files);
    files.put("readme.txt", new byte[] {1});
    files.put("manifest.json.p7s", SCENE.manifest(files));
    Report report = VerifyBundle.verify(BundleScene.zip(files), Optional.of(SCENE.trust()));
    assertThat(report.findings()).anyMatch(finding -> finding.where().equals("readme.txt"));
  }
}
