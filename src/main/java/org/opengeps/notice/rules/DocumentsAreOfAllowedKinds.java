package org.opengeps.notice.rules;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opengeps.law.Finding;
import org.opengeps.notice.DocumentKind;
import org.opengeps.notice.DocumentManifest;
import org.opengeps.protocol.file.FileNames;
import org.opengeps.protocol.message.NoticeTerms.Attachment;
import org.opengeps.protocol.upload.FileLimits;

/**
 * The documents of a notice are few and small enough, each has a name of its own that every system
 * can save, and is of a kind that bidders can open.
 */
public final class DocumentsAreOfAllowedKinds implements NoticeRule {
  private static final int LONGEST = 150;
  private static final String FORBIDDEN = "[^\\p{Cntrl}\\p{Cf}/\\\\:*?\"<>|]+";
  private static final String FIELD = "documents";

  @Override
  public Optional<Finding> check(NoticeFacts facts) {
    return judge(facts.terms().documents());
  }

  /** The same before the files are sent. */
  public static Optional<Finding> judge(List<Attachment> documents) {
    FileLimits limits = DocumentManifest.LIMITS;
    long total = documents.stream().mapToLong(Attachment::size).sum();
    if (documents.size() > limits.files() || total > limits.totalSize()) {
      return finding(
          "documents-too-many",
          "첨부 문서는 " + limits.files() + "개, 합계 " + mebi(limits.totalSize()) + "까지입니다.",
          "At most " + limits.files() + " documents, " + mebi(limits.totalSize()) + " together.");
    }
    Set<String> names = new HashSet<>();
    return documents.stream()
        .map(document -> judge(document, names.add(FileNames.look(document.name()))))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Finding> judge(Attachment document, boolean first) {
    String name = document.name();
    if (!first) {
      return finding(
          "document-twice",
          name + ": 같아 보이는 이름의 문서가 둘입니다. 하나의 이름을 바꾸거나 빼세요.",
          name + ": two documents have names that look the same. Rename one or take it out.");
    }
    boolean writable = name.equals(Normalizer.normalize(name, Normalizer.Form.NFC));
    if (!writable || name.length() > LONGEST || !name.matches(FORBIDDEN) || name.startsWith(".")) {
      return finding(
          "document-name",
          name + ": 파일 이름은 150자까지이며 \\ / : * ? \" < > | 를 쓸 수 없습니다.",
          name + ": a file name has at most 150 characters and none of \\ / : * ? \" < > |.");
    }
    if (DocumentKind.ofName(name).isEmpty()) {
      String kinds = String.join(" ", DocumentKind.allEndings());
      return finding(
          "document-kind",
          name + ": 첨부할 수 없는 형식입니다. 가능한 형식: " + kinds,
          name + ": this kind of file cannot be attached. Possible: " + kinds);
    }
    long most = DocumentManifest.LIMITS.fileSize();
    return document.size() >= 1 && document.size() <= most
        ? Optional.empty()
        : finding(
            "document-size",
            name + ": 비어 있거나 " + mebi(most) + "를 넘습니다.",
            name + ": it is empty or larger than " + mebi(most) + ".");
  }

  private static String mebi(long bytes) {
    return (bytes >> 20) + " MiB";
  }

  private static Optional<Finding> finding(String code, String ko, String en) {
    return Optional.of(new Finding(code, FIELD, ko, en));
  }
}
