package org.opengeps.protocol.cms;

/**
 * A CMS structure does not keep the profile. The message says which part and, where it helps, how
 * to make it right.
 */
public final class CmsFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public CmsFormatException(String message) {
    super(message);
  }

  public CmsFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
