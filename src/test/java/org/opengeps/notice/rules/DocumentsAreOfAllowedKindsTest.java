package org.opengeps.notice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opengeps.kernel.Sha256;
import org.opengeps.law.Finding;
import org.opengeps.notice.DocumentManifest;
import org.opengeps.protocol.message.NoticeTerms.Attachment;

class DocumentsAreOfAllowedKindsTest {
  private static final long MEBI = 1L << 20;

  private static Attachment document(String name, long size) {
    return new Attachment(name, size, Sha256.ofText(name));
  }

  private static Optional<String> code(Attachment... documents) {
    return DocumentsAreOfAllowedKinds.judge(List.of(documents)).map(Finding::code);
  }

  @Test
  void koreanNamesWithSpacesAndBracketsAreNames() {
    assertThat(code(document("공사 설명서 (최종).hwp", 1), document("물량내역.XLSX", 20 * MEBI))).isEmpty();
  }

  @Test
  void namesThatASystemCannotSaveAreRefused() {
    for (String name :
        List.of("../a.pdf", "a\\b.pdf", "a\n.pdf", ".pdf", "가.pdf\u202e", "ㄱㅏ\u0301e\u0301.pdf")) {
      assertThat(code(document(name, 1))).as(name).isPresent();
    }
    assertThat(code(document("가".repeat(150) + ".pdf", 1))).hasValue("document-name");
  }

  @Test
  void aKindThatBiddersCannotOpenIsRefused() {
    assertThat(code(document("setup.exe", 1))).hasValue("document-kind");
    assertThat(code(document("pdf", 1))).hasValue("document-kind");
    assertThat(code(document("page.html", 1))).hasValue("document-kind");
    assertThat(code(document("drawing.svg", 1))).hasValue("document-kind");
  }

  @Test
  void emptyLargeDoubleAndManyAreRefused() {
    assertThat(code(document("a.pdf", 0))).hasValue("document-size");
    assertThat(code(document("a.pdf", 20 * MEBI + 1))).hasValue("document-size");
    assertThat(code(document("a.pdf", 1), document("a.pdf", 1))).hasValue("document-twice");
    assertThat(code(document("a.pdf", 1), document("A.PDF", 1))).hasValue("document-twice");
    Attachment[] many =
        IntStream.rangeClosed(0, DocumentManifest.LIMITS.files())
            .mapToObj(i -> document(i + ".pdf", 1))
            .toArray(Attachment[]::new);
    assertThat(code(many)).hasValue("documents-too-many");
    assertThat(
            code(
                document("a.zip", 20 * MEBI),
                document("b.zip", 20 * MEBI),
                document("c.zip", 10 * MEBI + 1)))
        .hasValue("documents-too-many");
  }
}
