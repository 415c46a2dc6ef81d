package org.opengeps.testing;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * Keeps the server under test from one class to the next. Where several processes run tests,
 * Surefire hands each of them one class at a time, and every class is an execution of its own; the
 * manager that Arquillian starts and stops the server with lies in the root store, which is closed
 * with the execution. So it is moved after its first class to the store of the launcher session,
 * which is there for the life of the process: lookups in the root store go on to that one, and it
 * closes the manager before what {@link TestServer} has put there earlier.
 *
 * <p>JUnit finds it by itself where {@code junit.jupiter.extensions.autodetection.enabled}; being
 * registered before Arquillian's extension, it comes after it when a class ends.
 */
public final class KeptServer implements AfterAllCallback {
  /** With the key, as in Arquillian's {@code JUnitJupiterTestClassLifecycleManager}. */
  private static final Namespace ARQUILLIAN = Namespace.create("arquillianNamespace");

  private static final String MANAGER = "testRunnerManager";

  @Override
  public void afterAll(ExtensionContext context) {
    Object manager = context.getRoot().getStore(ARQUILLIAN).remove(MANAGER);
    if (manager != null) {
      Store session = context.getStore(StoreScope.LAUNCHER_SESSION, ARQUILLIAN);
      session.put(MANAGER, manager);
    }
  }
}
