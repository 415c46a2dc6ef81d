package org.opengeps.door;

import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lets requests with a broken escape in their path come as far as the {@link FrontDoor}. The server
 * decodes a path before it asks anybody, fails, and answers 200 with nothing in it (its issue
 * 8000). Before that it tells whoever watches it of every header it has read: there such a path is
 * replaced by one that it can decode and that the door refuses like all of their kind.
 *
 * <p>The server's own classes are named by their names: they are not there to compile against. On a
 * server without them it stays as it was.
 */
final class BrokenAddresses {
  /** Escapes that are whole and no UTF-8. */
  static final String INSTEAD = "/%ff";

  private static final Logger LOG = Logger.getLogger(BrokenAddresses.class.getName());
  private static final String HTTP = "org.glassfish.grizzly.http.";
  private final AtomicBoolean watched = new AtomicBoolean();

  /**
   * To be called with each request: the server opens its port after it has started the application.
   */
  void watch() {
    if (!watched.get() && watched.compareAndSet(false, true)) {
      try {
        watchAll();
      } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
        LOG.log(
            Level.WARNING,
            "this server does not say which addresses it reads: it answers broken ones itself",
            e);
      }
    }
  }

  /** The path to go on with; empty if it can stay. */
  static Optional<String> instead(String path) {
    return Escapes.areWhole(path) ? Optional.empty() : Optional.of(INSTEAD);
  }

  private static void watchAll() throws ReflectiveOperationException {
    Object services =
        named("org.glassfish.internal.api.Globals").getMethod("getDefaultHabitat").invoke(null);
    Class<?> locator = named("org.glassfish.hk2.api.ServiceLocator");
    Class<?> listener = named("org.glassfish.grizzly.config.dom.NetworkListener");
    Class<?> service = named("com.sun.enterprise.v3.services.impl.GrizzlyService");
    Object none = Array.newInstance(Annotation.class, 0);
    Object grizzly =
        locator
            .getMethod("getService", Class.class, none.getClass())
            .invoke(services, service, none);
    Object listeners =
        locator
            .getMethod("getAllServices", Class.class, none.getClass())
            .invoke(services, listener, none);
    for (Object one : (Collection<?>) listeners) {
      Object proxy = service.getMethod("lookupNetworkProxy", listener).invoke(grizzly, one);
      if (proxy != null) {
        watch(proxy.getClass().getMethod("getUnderlyingListener").invoke(proxy));
      }
    }
  }

  private static void watch(Object listener) throws ReflectiveOperationException {
    Class<?> codec = named(HTTP + "HttpCodecFilter");
    Class<?> config = named("org.glassfish.grizzly.monitoring.MonitoringConfig");
    Object probes = Array.newInstance(named(HTTP + "HttpProbe"), 1);
    Array.set(probes, 0, probe());
    Object filters =
        named("org.glassfish.grizzly.config.GenericGrizzlyListener")
            .getMethod("getFilters", Class.class)
            .invoke(listener, codec);
    for (Object filter : (Collection<?>) filters) {
      Object monitoring = codec.getMethod("getMonitoringConfig").invoke(filter);
      config.getMethod("addProbes", Object[].class).invoke(monitoring, probes);
    }
  }

  private static Object probe() throws ReflectiveOperationException {
    Class<?> request = named(HTTP + "HttpRequestPacket");
    Method read = request.getMethod("getRequestURI");
    Method write = request.getMethod("setRequestURI", String.class);
    return Proxy.newProxyInstance(
        BrokenAddresses.class.getClassLoader(),
        new Class<?>[] {named(HTTP + "HttpProbe")},
        (self, method, args) ->
            switch (method.getName()) {
              case "onHeaderParseEvent" -> mend(request, args[1], read, write);
              case "equals" -> self == args[0];
              case "hashCode" -> System.identityHashCode(self);
              case "toString" -> BrokenAddresses.class.getName();
              default -> null;
            });
  }

  private static Object mend(Class<?> request, Object header, Method read, Method write)
      throws IllegalAccessException, InvocationTargetException {
    if (request.isInstance(header)) {
      Optional<String> instead = instead((String) read.invoke(header));
      if (instead.isPresent()) {
        write.invoke(header, instead.get());
      }
    }
    return null;
  }

  private static Class<?> named(String name) throws ClassNotFoundException {
    return Class.forName(name);
  }
}
