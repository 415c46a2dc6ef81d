package org.opengeps.identity;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.security.SecureRandom;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.opengeps.protocol.pki.Certificates;
import org.opengeps.protocol.threshold.Point;
import org.opengeps.protocol.threshold.Scalar;
import org.opengeps.protocol.time.TimeStamp;

/**
 * Lets the cryptographic library initialise itself in the thread that starts the application,
 * before any job of the scheduler runs. Its classes refer to each other in their static
 * initialisers: the first jobs (log, closing, opening) begin at the same moment in several threads,
 * each of which entered the circle at another class, and one of them once found a class half
 * initialised. A class that failed so stays unusable until the server is started again.
 */
@ApplicationScoped
public class CryptographyAtStart {
  /** Observers run in the order of their priorities; those that start jobs have none. */
  void initialise(
      @Observes
          @Priority(Interceptor.Priority.PLATFORM_BEFORE)
          @Initialized(ApplicationScoped.class)
          Object started) {
    CryptoServicesRegistrar.getSecureRandom();
    CustomNamedCurves.getByName("P-256");
    initialised(BouncyCastleProvider.class, CMSAlgorithm.class);
    initialised(
        DefaultSignatureAlgorithmIdentifierFinder.class,
        DefaultDigestAlgorithmIdentifierFinder.class);
    // each makes a provider, whose constructor loads several hundred classes by name
    initialised(Certificates.class, TimeStamp.class);
    Point.base(Scalar.random(new SecureRandom()));
  }

  private static void initialised(Class<?>... classes) {
    for (Class<?> one : classes) {
      try {
        Class.forName(one.getName(), true, one.getClassLoader());
      } catch (ClassNotFoundException e) {
        throw new IllegalStateException("a class that is there cannot be found: " + one, e);
      }
    }
  }
}
