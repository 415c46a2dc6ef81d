package org.opengeps.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

/** Rule sets of an operator's own, beside those of the program. */
class CarriedRulesTest {
  @TempDir private Path folder;

  private void file(String path, String json) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, json.replace('\'', '"'));
  }

  private void index(String entries) throws IOException {
    file(
        "index.json",
        "{'type':'opengeps/rule-index/3','calendars':[],'ruleSets':[" + entries + "]}");
  }

  private List<JsonObject> documents() {
    return CarriedRules.documents(Optional.of(folder));
  }

  @Test
  void anOverlayOfAFolderStandsOverALawOfTheProgramAndComesAfterAll() throws IOException {
    file(
        "경남.json",
        "{'type':'opengeps/rule-overlay/1','patch':["
            + "{'op':'replace','path':'/title/ko','value':'경상남도'}]}");
    index("{'id':'gyeongnam','version':'1','of':'kr-local-works/2026-06','overlays':['경남.json']}");
    List<JsonObject> all = documents();
    JsonObject own = all.get(all.size() - 1);
    assertThat(own.string("id")).isEqualTo("gyeongnam");
    assertThat(own.object("title").string("ko")).isEqualTo("경상남도");
    assertThat(all.subList(0, all.size() - 1)).isEqualTo(CarriedRules.documents());
  }

  @Test
  void aFileOfTheSameNameChangesTheFoldersRuleSetsAndNeverThoseOfTheProgram() throws IOException {
    file("kr/common.json", "{'zone':'Asia/Tokyo'}");
    index("{'id':'own','version':'1','parts':['kr/common.json','kr/electronic.json']}");
    List<JsonObject> all = documents();
    assertThat(all.get(all.size() - 1).string("zone")).isEqualTo("Asia/Tokyo");
    assertThat(all.subList(0, all.size() - 1)).isEqualTo(CarriedRules.documents());
  }

  @Test
  void aNameAndVersionOfTheProgramIsNotTakenASecondTime() throws IOException {
    index("{'id':'kr-local-works','version':'2026-06','parts':['kr/common.json']}");
    assertThatThrownBy(this::documents)
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("kr-local-works/2026-06 stands twice");
  }

  @Test
  void whatCannotBeReadIsNamedWithItsFile() throws IOException {
    assertThatThrownBy(this::documents).hasMessageContaining("index.json");
    index("{'id':'own','version':'1','parts':['빠진.json']}");
    assertThatThrownBy(this::documents).hasMessageContaining("빠진.json");
    file("빠진.json", "{");
    assertThatThrownBy(this::documents)
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining(folder + "/빠진.json");
  }
}
