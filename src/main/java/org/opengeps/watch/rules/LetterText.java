package org.opengeps.watch.rules;

import java.net.URI;
import java.util.Optional;

/**
 * What a letter says.
 *
 * @param unsubscribe where such letters end; empty for one that its person asked for just now
 */
public record LetterText(String subject, String text, Optional<URI> unsubscribe) {}
