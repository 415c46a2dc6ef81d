package org.opengeps.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.fixture.TenderScene;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.message.Answer;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Question;
import org.opengeps.protocol.message.Suspension;
import org.opengeps.protocol.message.SuspensionApproval;
import org.opengeps.protocol.message.Waiver;

/**
 * Whatever stands in a message, its reader reads it or says in {@link JsonFormatException} what is
 * wrong: everything else would be an error of the server for whoever sends it signed.
 */
class EveryReaderTest {
  private static final BundleScene SCENE = BundleScene.withProoflessBids();
  private static final List<Object> WRONG =
      Arrays.asList(
          null, -1L, (1L << 53) - 1, true, "", "x", "위판장 \u202e", "9".repeat(400), List.of());

  private final Map<String, Method> readers = readers();
  private final TreeSet<String> failures = new TreeSet<>();
  private int read;

  private static Map<String, Method> readers() {
    Map<String, Method> readers = new HashMap<>();
    for (JavaClass type : new ClassFileImporter().importPackages("org.opengeps.protocol.message")) {
      try {
        Class<?> reader = Class.forName(type.getName());
        readers.put(
            (String) reader.getField("TYPE").get(null), reader.getMethod("from", JsonObject.class));
      } catch (ReflectiveOperationException noMessage) {
        continue;
      }
    }
    return readers;
  }

  /** What no scene has in a file of its own. */
  private static List<JsonObject> roundMessages() {
    Sha256 some = Sha256.ofText("절차");
    var text = new LocalText("질의", "A question");
    return List.of(
        new Question(TenderScene.REF, text.ko(), some).toJson(),
        new Answer(TenderScene.REF, List.of(some), text, text, null, true).toJson(),
        new Suspension(
                TenderScene.REF, "0", Suspension.Kind.RESUME, some, new LocalText("사유", "Reason"))
            .toJson(),
        new SuspensionApproval(TenderScene.REF, "0", some).toJson(),
        new Waiver(TenderScene.REF, "0", some, new UUID(4, 2)).toJson());
  }

  @Test
  void everyReaderOfAMessageNamesWhatIsWrongWithAnyMember() {
    TreeSet<String> types = new TreeSet<>();
    Map<String, byte[]> files = new LinkedHashMap<>(SCENE.files);
    files.putAll(BundleScene.withRemovedBids(SceneRemovals.How.OWN).files);
    roundMessages().forEach(one -> files.put(one.string("type") + ".json", one.canonical()));
    files.forEach(
        (name, bytes) -> {
          if (name.endsWith(".p7s") || name.endsWith(".json")) {
            JsonObject json =
                name.endsWith(".json")
                    ? JsonObject.parse(bytes)
                    : SignedDocument.read(bytes).json();
            Method reader = json.has("type") ? readers.get(json.raw("type")) : null;
            if (reader != null && types.add((String) json.raw("type"))) {
              members(json).forEach((where, changed) -> read(reader, where, changed));
            }
          }
        });
    assertThat(types)
        .contains("opengeps/notice/1", "opengeps/award/1", "opengeps/partial/1")
        .contains("opengeps/removals/1", "opengeps/cancellation-request/1")
        .contains("opengeps/suspension/1", "opengeps/suspension-approval/1", "opengeps/waiver/1")
        .contains("opengeps/question/1", "opengeps/answer/1");
    assertThat(read).isGreaterThan(1_000);
    assertThat(failures).isEmpty();
  }

  @Test
  void anIntegerThatNotEveryReaderReadsAlikeIsNoJsonOfOurs() {
    assertThatThrownBy(() -> JsonObject.parse("{\"a\":9007199254740992}".getBytes(UTF_8)))
        .isInstanceOf(JsonFormatException.class);
    assertThatThrownBy(() -> JsonObject.parse("{\"a\":9223372036854775808}".getBytes(UTF_8)))
        .isInstanceOf(JsonFormatException.class);
  }

  private void read(Method reader, String where, JsonObject json) {
    read++;
    try {
      reader.invoke(null, json);
    } catch (InvocationTargetException e) {
      if (!(e.getCause() instanceof JsonFormatException)) {
        failures.add(
            reader.getDeclaringClass().getSimpleName() + " " + where + ": " + e.getCause());
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, JsonObject> members(JsonObject object) {
    Map<String, JsonObject> all = new LinkedHashMap<>();
    for (String name : object.names()) {
      int number = 0;
      for (Object wrong : WRONG) {
        all.put(name + " wrong " + number++, object.toBuilder().replace(name, wrong).build());
      }
      all.put(name + " gone", object.toBuilder().remove(name).build());
      inner(object.raw(name))
          .forEach(
              (where, value) ->
                  all.put(name + "." + where, object.toBuilder().replace(name, value).build()));
    }
    return all;
  }

  private static Map<String, Object> inner(Object value) {
    Map<String, Object> all = new LinkedHashMap<>();
    if (value instanceof JsonObject object) {
      all.putAll(members(object));
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      Map<String, Object> firsts = new LinkedHashMap<>(inner(list.get(0)));
      for (int i = 0; i < WRONG.size(); i++) {
        firsts.put("wrong " + i, WRONG.get(i));
      }
      firsts.forEach(
          (where, first) -> {
            List<Object> copy = new ArrayList<>(list);
            copy.set(0, first);
            all.put("[0]." + where, copy);
          });
    }
    return all;
  }
}
