package org.opengeps.portal.page;

import java.util.Locale;
import java.util.Optional;
import org.opengeps.protocol.message.LocalText;

/** The two languages of every page. */
public enum Language {
  KO(Locale.KOREAN),
  EN(Locale.ENGLISH);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  public Locale locale() {
    return locale;
  }

  /** The language's tag, {@code ko} or {@code en}. */
  public String tag() {
    return locale.getLanguage();
  }

  public String of(LocalText text) {
    return this == KO ? text.ko() : text.en();
  }

  public static Optional<Language> ofTag(String tag) {
    for (Language language : values()) {
      if (language.tag().equals(tag)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
