package org.opengeps.rest.bundle;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.Optional;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.opendata.BundleFile;
import org.opengeps.opendata.usecase.OfferBundle;
import org.opengeps.rest.Problems;
import org.opengeps.rest.SavedAs;

/**
 * {@code GET /api/v1/tenders/{no}/bundle}: everything public about a tender as one zip, for {@code
 * verify}.
 */
@Path("tenders/{no}/bundle")
@RequestScoped
public class BundleResource {
  @Inject private OfferBundle bundles;
  @Inject private Problems problems;

  /** Of the container: JAX-RS calls a HEAD that it answers with a GET a GET. */
  @Inject private HttpServletRequest request;

  /** Nobody reads the body of an answer to HEAD. */
  private StreamingOutput body(BundleFile zip) {
    if (request.getMethod().equals(HttpMethod.HEAD)) {
      zip.release();
      return out -> {};
    }
    return out -> {
      try (InputStream in = zip.read()) {
        in.transferTo(out);
      }
    };
  }

  /**
   * 200 {@code application/zip}; 404 {@code tender-unknown}, {@code lot-unknown}; 422 {@code
   * lot-unnamed}, {@code log-unpublished}.
   */
  @GET
  public Response get(@PathParam("no") String no, @QueryParam("lot") String lot) {
    Optional<TenderNumber> number = TenderNumber.find(no);
    if (number.isEmpty()) {
      return problems.of(Refusal.of("tender-unknown.not-a-number").with("no", no));
    }
    Verdict<BundleFile> bundle = bundles.of(number.get(), Optional.ofNullable(lot));
    if (bundle instanceof Verdict.Refused<BundleFile> refused) {
      return problems.of(refused.refusal());
    }
    BundleFile zip = bundle.orThrow();
    return Response.ok(body(zip), "application/zip")
        .header(HttpHeaders.CONTENT_LENGTH, zip.size())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            SavedAs.header(number.get() + (lot == null ? "" : "-" + lot) + ".zip"))
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }
}
