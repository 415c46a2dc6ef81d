package org.opengeps.portal.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Optional;

/**
 * Which language a visitor gets: what was asked for just now, else earlier, else what the browser
 * prefers, else Korean.
 */
public final class LanguageChoice {
  private static final String NAME = "lang";
  private static final int ONE_YEAR = 365 * 24 * 3600;

  private LanguageChoice() {}

  /** The language of this request; a choice by {@code ?lang=} is kept in a cookie. */
  public static Language of(HttpServletRequest request, HttpServletResponse response) {
    Optional<Language> asked = Language.ofTag(request.getParameter(NAME));
    asked.ifPresent(language -> response.addCookie(cookie(language, request.isSecure())));
    return asked.or(() -> remembered(request)).orElseGet(() -> preferred(request));
  }

  private static Cookie cookie(Language language, boolean encrypted) {
    Cookie cookie = new Cookie(NAME, language.tag());
    cookie.setPath("/");
    cookie.setMaxAge(ONE_YEAR);
    cookie.setHttpOnly(true);
    cookie.setSecure(encrypted);
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }

  private static Optional<Language> remembered(HttpServletRequest request) {
    if (request.getCookies() != null) {
      for (Cookie cookie : request.getCookies()) {
        if (cookie.getName().equals(NAME)) {
          return Language.ofTag(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }

  private static Language preferred(HttpServletRequest request) {
    if (request.getHeader("Accept-Language") == null) {
      return Language.KO;
    }
    return Collections.list(request.getLocales()).stream()
        .flatMap(locale -> Language.ofTag(locale.getLanguage()).stream())
        .findFirst()
        .orElse(Language.EN);
  }
}
