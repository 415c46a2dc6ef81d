package org.opengeps.rest.uploads;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Sha256;
import org.opengeps.kernel.Verdict;
import org.opengeps.platform.upload.UploadRefusals;
import org.opengeps.protocol.json.JsonBuilder;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.protocol.upload.ContentRange;
import org.opengeps.protocol.upload.UploadId;
import org.opengeps.protocol.upload.UploadProgress;
import org.opengeps.protocol.upload.UploadedFile;
import org.opengeps.rest.Problems;

/** What every door that takes files in parts answers, so that clients need one way of sending. */
@Dependent
class PartAnswers {
  /** Header that tells how many bytes of a file are there. */
  private static final String OFFSET = "Upload-Offset";

  private static final String COMPLETE = "Upload-Complete";

  @Inject private Problems problems;

  /** How a door finds a file. */
  interface Finder {
    Optional<UploadedFile> find(UploadId upload, Sha256 file) throws IOException;
  }

  /** How a door takes a part. */
  interface Taker {
    Verdict<UploadedFile> take(UploadId upload, Sha256 file, ContentRange range) throws IOException;
  }

  /** 200 with {@code Upload-Offset} and {@code Upload-Complete}, or 404. */
  Response offset(String upload, String sha256, Finder door) throws IOException {
    Optional<UploadId> id = read(upload, UploadId::parse);
    Optional<Sha256> file = read(sha256, Sha256::fromHex);
    Optional<UploadedFile> found =
        id.isEmpty() || file.isEmpty() ? Optional.empty() : door.find(id.get(), file.get());
    return found
        .map(one -> offset(Response.ok(), one).build())
        .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
  }

  /** 204 with the new {@code Upload-Offset}; a refusal tells the offset, too. */
  Response part(String upload, String sha256, String contentRange, Finder finder, Taker taker)
      throws IOException {
    Optional<UploadId> id = read(upload, UploadId::parse);
    Optional<Sha256> file = read(sha256, Sha256::fromHex);
    Optional<ContentRange> range = read(contentRange, ContentRange::parse);
    if (id.isEmpty() || file.isEmpty()) {
      return unknown();
    }
    if (range.isEmpty()) {
      return problems.of(Refusal.of("malformed.content-range"));
    }
    Verdict<UploadedFile> stored = taker.take(id.get(), file.get(), range.get());
    if (stored instanceof Verdict.Refused<UploadedFile> refused) {
      int status = Problems.statusOf(refused.refusal().code());
      Response.ResponseBuilder answer =
          problems.response(status, problems.body(status, refused.refusal()).build());
      finder.find(id.get(), file.get()).ifPresent(found -> offset(answer, found));
      return answer.build();
    }
    return offset(Response.noContent(), stored.orThrow()).build();
  }

  Response unknown() {
    return problems.of(404, UploadRefusals.UPLOAD_UNKNOWN.refusal());
  }

  /** How far an upload is, with the limits of its door. */
  Response progress(Response.ResponseBuilder answer, UploadProgress progress, JsonObject limits) {
    return json(
        answer,
        JsonObject.builder()
            .put("upload", progress.upload().value())
            .put("files", progress.files(), PartAnswers::file)
            .put("limits", limits)
            .build());
  }

  Response json(Response.ResponseBuilder answer, JsonObject body) {
    return answer
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(body.canonical())
        .build();
  }

  private static Response.ResponseBuilder offset(
      Response.ResponseBuilder answer, UploadedFile file) {
    return answer
        .header(OFFSET, file.offset())
        .header(COMPLETE, file.complete() ? "?1" : "?0")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private static JsonObject file(UploadedFile file) {
    JsonBuilder json = JsonObject.builder().put("sha256", file.sha256()).put("size", file.size());
    return json.put("offset", file.offset()).put("complete", file.complete()).build();
  }

  static <T> Optional<T> read(String text, Function<String, T> reader) {
    try {
      return Optional.of(reader.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
