package org.opengeps.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.opengeps.kernel.Sha256;
import org.opengeps.platform.CurrentRequest;

/**
 * Who is logged in to the browser session of this request: for pages ({@code #{currentActor}}) and
 * REST alike. The session is one of {@link Sessions}, not the container's, whose ids are short and
 * whose end no other node hears of. Asking makes no session. Person and roles are looked up anew
 * for each request by the certificate that logged in: a role taken away, or a lost certificate
 * replaced by another, takes effect at once.
 */
@Named
@RequestScoped
public class CurrentActor {
  @Inject private CurrentRequest request;
  @Inject private Sessions sessions;
  @Inject private Directory directory;
  @Inject private Clock clock;
  private Optional<Person> person;

  /** The token of a session that began with this request; its cookie is on its way. */
  private Optional<String> begun = Optional.empty();

  /** The person, or empty for a visitor. */
  public Optional<Person> findPerson() {
    if (person == null) {
      person =
          token()
              .flatMap(token -> sessions.find(token, clock.instant()))
              .flatMap(certificate -> directory.findByCertificate(certificate, clock.instant()));
    }
    return person;
  }

  /**
   * The sitting: a name of this log-in session that is safe to write into its pages, since the
   * session's token does not follow from it. Empty for a visitor.
   */
  public Optional<String> findSitting() {
    return isLoggedIn()
        ? token().map(token -> Sha256.ofText("opengeps/sitting/1 " + token).hex())
        : Optional.empty();
  }

  /** Fingerprint of the certificate that logged in, empty for a visitor. */
  public Optional<Sha256> findCertificate() {
    return token().flatMap(token -> sessions.find(token, clock.instant()));
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
   * Begins the session of a person who has just proven who it is. What this browser had before
   * ends, so that a planted session is worthless.
   *
   * @return the token, for {@link SessionCookie#of}
   */
  public String begin(Sha256 certificate) {
    endWhatWas(Sessions.End.NEW_LOG_IN);
    person = directory.findByCertificate(certificate, clock.instant());
    begun = Optional.of(sessions.begin(certificate, clock.instant()));
    return begun.get();
  }

  /** Ends the session with all that is in it. */
  public void end() {
    endWhatWas(Sessions.End.LOG_OUT);
    person = Optional.empty();
  }

  private void endWhatWas(Sessions.End why) {
    token().ifPresent(token -> sessions.end(token, why, clock.instant()));
    begun = Optional.empty();
    // the container's own session holds the views of the pages
    request.find().map(one -> one.getSession(false)).ifPresent(HttpSession::invalidate);
  }

  private Optional<String> token() {
    if (begun.isPresent()) {
      return begun;
    }
    return request.find().map(HttpServletRequest::getCookies).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(SessionCookie.name()))
        .map(Cookie::getValue)
        .findFirst();
  }
}
