package org.opengeps.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.opengeps.kernel.Sha256;

/**
 * Who is logged in to the browser session of this request: for pages ({@code #{currentActor}}) and
 * REST alike. Asking makes no session. Person and roles are looked up anew for each request by the
 * certificate that logged in: a role taken away, or a lost certificate replaced by another, takes
 * effect at once.
 */
@Named
@RequestScoped
public class CurrentActor {
  private static final String CERTIFICATE = "opengeps.certificate";

  @Inject private HttpServletRequest request;
  @Inject private Directory directory;
  @Inject private Clock clock;
  private Optional<Person> person;

  /** The person, or empty for a visitor. */
  public Optional<Person> findPerson() {
    if (person == null) {
      HttpSession session = request.getSession(false);
      Object certificate = session == null ? null : session.getAttribute(CERTIFICATE);
      person =
          certificate == null
              ? Optional.empty()
              : directory.findByCertificate(Sha256.fromHex((String) certificate), clock.instant());
    }
    return person;
  }

  /**
   * The sitting: a name of this log-in session that is safe to write into its pages, since the
   * session's id does not follow from it. Empty for a visitor.
   */
  public Optional<String> findSitting() {
    HttpSession session = request.getSession(false);
    return isLoggedIn() && session != null
        ? Optional.of(Sha256.ofText("opengeps/sitting/1 " + session.getId()).hex())
        : Optional.empty();
  }

  /** Fingerprint of the certificate that logged in, empty for a visitor. */
  public Optional<Sha256> findCertificate() {
    HttpSession session = request.getSession(false);
    Object certificate = session == null ? null : session.getAttribute(CERTIFICATE);
    return Optional.ofNullable((String) certificate).map(Sha256::fromHex);
  }

  public Optional<Actor> find() {
    return findPerson().map(Person::actor);
  }

  /**
   * @throws IllegalStateException if nobody is logged in: the door should have asked
   */
  public Actor get() {
    return find().orElseThrow(() -> new IllegalStateException("nobody is logged in"));
  }

  public boolean isLoggedIn() {
    return findPerson().isPresent();
  }

  /** For pages: whether the visitor is logged in with this role. */
  public boolean has(String role) {
    return find().map(actor -> actor.has(Role.valueOf(role))).orElse(false);
  }

  /** For pages: the name to greet with, empty for a visitor. */
  public String getName() {
    return findPerson().map(Person::name).orElse("");
  }

  /**
   * Begins the session of a person who has just proven who it is. The session's id changes, so that
   * a planted one is worthless.
   */
  public void begin(Sha256 certificate) {
    HttpSession session = request.getSession(true);
    for (String name : List.copyOf(Collections.list(session.getAttributeNames()))) {
      session.removeAttribute(name);
    }
    request.changeSessionId();
    session.setAttribute(CERTIFICATE, certificate.hex());
    person = null;
  }

  /** Ends the session with all that is in it. */
  public void end() {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    person = Optional.empty();
  }
}
