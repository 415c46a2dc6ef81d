package org.opengeps.opendata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.opendata.usecase.BuildBundle;

/** Bundles in bytes, made anew, for tests inside of the server. */
@ApplicationScoped
public class Bundles {
  @Inject private BuildBundle build;

  /** As {@link BuildBundle#of}. */
  public Verdict<byte[]> of(TenderNumber tender) {
    return build.of(tender, Optional.empty()).map(Bundles::bytes);
  }

  /** The same of one of several lots. */
  public Verdict<byte[]> of(TenderNumber tender, String lot) {
    return build.of(tender, Optional.of(lot)).map(Bundles::bytes);
  }

  /** All of it, for one holder. */
  static byte[] bytes(BundleFile zip) {
    try (InputStream in = zip.read()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
