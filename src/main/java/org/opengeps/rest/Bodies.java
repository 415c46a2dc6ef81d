package org.opengeps.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.protocol.cms.CmsFormatException;
import org.opengeps.protocol.cms.SignedDocument;
import org.opengeps.protocol.json.JsonFormatException;
import org.opengeps.protocol.json.JsonObject;

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
      throw new WebApplicationException(
          "This address takes at most " + most + " bytes.",
          Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }
    return bytes;
  }

  /**
   * Whether a signed message speaks of what its address names. One that cannot be read is left to
   * the door, which says what is wrong with it.
   *
   * @param member of the message
   * @param address as it stands in the path
   * @return a refusal {@code wrong-address} if the message names something else
   */
  public static Optional<Refusal> objection(byte[] cms, String member, String address) {
    String named;
    try {
      named = JsonObject.parse(SignedDocument.read(cms).content()).string(member);
    } catch (CmsFormatException | JsonFormatException e) {
      return Optional.empty();
    }
    return named.equals(address) || named.startsWith(address + "-")
        ? Optional.empty()
        : Optional.of(Refusal.of("wrong-address").with("named", named).with("address", address));
  }
}
