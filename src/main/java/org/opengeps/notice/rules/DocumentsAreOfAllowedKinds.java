package org.opengeps.notice.rules;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opengeps.kernel.Refusal;
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
          Refusal.of("documents-too-many")
              .with("most", limits.files())
              .with("total", mebi(limits.totalSize())));
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
      return finding(Refusal.of("document-twice").with("name", name));
    }
    boolean writable = name.equals(Normalizer.normalize(name, Normalizer.Form.NFC));
    if (!writable || name.length() > LONGEST || !name.matches(FORBIDDEN) || name.startsWith(".")) {
      return finding(Refusal.of("document-name").with("name", name));
    }
    if (DocumentKind.ofName(name).isEmpty()) {
      String kinds = String.join(" ", DocumentKind.allEndings());
      return finding(Refusal.of("document-kind").with("name", name).with("kinds", kinds));
    }
    long most = DocumentManifest.LIMITS.fileSize();
    return document.size() >= 1 && document.size() <= most
        ? Optional.empty()
        : finding(Refusal.of("document-size").with("name", name).with("most", mebi(most)));
  }

  private static String mebi(long bytes) {
    return (bytes >> 20) + " MiB";
  }

  private static Optional<Finding> finding(Refusal what) {
    return Optional.of(new Finding(what, FIELD));
  }
}
