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

  /** The text in this language, or in the other if it was not given in this one. */
  public String of(LocalText text) {
    String own = this == KO ? text.ko() : text.en();
    String other = this == KO ? text.en() : text.ko();
    return own.isBlank() ? other : own;
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
