package org.opengeps.portal.page;

import java.util.Collections;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeMap;

/** The words of the pages in one language, from the message bundles. */
public final class Texts {
  private static final String BUNDLE = "org.opengeps.portal.text.messages";
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final Language language;
  private final ResourceBundle bundle;

  public Texts(Language language) {
    this.language = language;
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE, language.locale(), Texts.class.getClassLoader(), NO_FALLBACK);
  }

  public Language language() {
    return language;
  }

  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  /**
   * The text with its places {0}, {1} filled.
   *
   * @throws IllegalArgumentException if the bundle lacks the key: a bug of the page
   */
  public String get(String key, Object... arguments) {
    try {
      String text = bundle.getString(key);
      for (int i = 0; i < arguments.length; i++) {
        text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
      }
      return text;
    } catch (MissingResourceException e) {
      throw new IllegalArgumentException("no text for " + key + " in " + language.tag(), e);
    }
  }

  /** All texts whose key begins with the prefix, for scripts; keys without the prefix. */
  public Map<String, String> startingWith(String prefix) {
    Map<String, String> found = new TreeMap<>();
    Collections.list(bundle.getKeys()).stream()
        .filter(key -> key.startsWith(prefix))
        .forEach(key -> found.put(key.substring(prefix.length()), bundle.getString(key)));
    return found;
  }
}
