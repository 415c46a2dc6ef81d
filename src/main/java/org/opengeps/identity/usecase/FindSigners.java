package org.opengeps.identity.usecase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.Documents;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.pki.Certificates;

/** Who signed some documents, by the certificates in them. */
@ApplicationScoped
public class FindSigners {
  /** Documents in memory at once; a notice has some ten KiB. */
  private static final int AT_ONCE = 50;

  @Inject private Documents documents;

  /**
   * Certified names by document; one statement for {@value #AT_ONCE} documents.
   *
   * @param signed hashes of SignedData in the document store
   * @throws org.opengeps.platform.EvidenceChangedException if one is lost or changed
   */
  @Transactional
  public Map<Sha256, String> names(Collection<Sha256> signed) {
    List<Sha256> hashes = signed.stream().distinct().toList();
    Map<Sha256, String> names = new HashMap<>();
    for (int from = 0; from < hashes.size(); from += AT_ONCE) {
      List<Sha256> part = hashes.subList(from, Math.min(hashes.size(), from + AT_ONCE));
      List<byte[]> contents = documents.list(part);
      for (int i = 0; i < part.size(); i++) {
        Sha256 hash = part.get(i);
        Certificates.commonName(SignedDocument.read(contents.get(i)).signer())
            .ifPresent(name -> names.put(hash, name));
      }
    }
    return names;
  }
}
