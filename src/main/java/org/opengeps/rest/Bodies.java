package org.opengeps.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** Reads request bodies with a limit, so that nobody fills the memory. */
public final class Bodies {
  /** Media type of SignedData and AuthEnvelopedData. */
  public static final String CMS = "application/pkcs7-mime";

  private Bodies() {}

  /**
   * Reads a body to its end.
   *
   * @param most bytes
   * @throws WebApplicationException with status 413 if there are more
   */
  public static byte[] read(InputStream body, int most) throws IOException {
    byte[] bytes = body.readNBytes(most);
    if (bytes.length == most && body.read() >= 0) {
      throw new WebApplicationException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }
    return bytes;
  }
}
