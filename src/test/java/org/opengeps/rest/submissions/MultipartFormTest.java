package org.opengeps.rest.submissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartFormTest {
  private static final byte[] BINARY = {13, 10, 45, 45, 0, -1, 13, 10};
  private static final String TYPE = "multipart/form-data; boundary=----frontier7";

  @Test
  void fieldsComeOutByteForByte() throws IOException {
    MultipartForm form = read(TYPE, body("----frontier7", "statement", "envelope")).orElseThrow();
    assertThat(form.part("statement")).hasValue(BINARY);
    assertThat(form.part("envelope")).hasValue(BINARY);
    assertThat(form.part("other")).isEmpty();
  }

  @Test
  void aQuotedBoundaryIsRead() throws IOException {
    assertThat(read("multipart/form-data; boundary=\"a b\"", body("a b", "statement"))).isPresent();
  }

  @Test
  void aFieldGivenTwiceOrThreeTimesCountsAsNone() throws IOException {
    for (int times = 2; times <= 5; times++) {
      String[] names = java.util.Collections.nCopies(times, "statement").toArray(String[]::new);
      assertThat(read(TYPE, body("----frontier7", names)).orElseThrow().part("statement"))
          .as(times + " times")
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "form-data; name=\"statement\"; filename=\"a; name=envelope; b.p7s\"",
        "form-data; filename=\"a; name=\\\"envelope\\\".p7s\"; name=\"statement\"",
        "form-data; name=statement; filename=\"입찰서; name=\\\"envelope\\\"\"",
        "form-data; name=\"statement\"; filename*=UTF-8''%EC%9E%85; filename=\"x\"",
        "FORM-DATA; NAME=\"statement\""
      })
  void aNameInsideAQuotedFileNameIsNoField(String disposition) throws IOException {
    MultipartForm form = read(TYPE, part("----frontier7", disposition)).orElseThrow();
    assertThat(form.part("statement")).hasValue(BINARY);
    assertThat(form.part("envelope")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attachment; name=\"statement\"",
        "form-data; name=\"statement",
        "form-data; filename=\"statement; name=x",
        "form-data"
      })
  void aHeaderThatIsNoneNamesNoField(String disposition) throws IOException {
    assertThat(read(TYPE, part("----frontier7", disposition)).orElseThrow().part("statement"))
        .isEmpty();
  }

  private static byte[] part(String boundary, String disposition) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ("--" + boundary + "\r\nContent-Disposition: " + disposition + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    out.writeBytes(BINARY);
    out.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  @Test
  void aBodyWithoutItsEndOrWithoutABoundaryIsNoForm() throws IOException {
    byte[] whole = body("----frontier7", "statement");
    assertThat(read(TYPE, java.util.Arrays.copyOf(whole, whole.length - 4))).isEmpty();
    assertThat(read("multipart/form-data", whole)).isEmpty();
    assertThat(read(TYPE, new byte[0])).isEmpty();
  }

  @Test
  void oneByteTooManyEndsTheReading() {
    byte[] whole = body("----frontier7", "statement");
    assertThatThrownBy(
            () -> MultipartForm.read(TYPE, new ByteArrayInputStream(whole), whole.length - 1))
        .isInstanceOf(MultipartForm.TooLargeException.class);
  }

  private static Optional<MultipartForm> read(String type, byte[] body) throws IOException {
    return MultipartForm.read(type, new ByteArrayInputStream(body), 100_000);
  }

  private static byte[] body(String boundary, String... names) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String name : names) {
      out.writeBytes(
          ("--"
                  + boundary
                  + "\r\nContent-Disposition: form-data; name=\""
                  + name
                  + "\"; filename=\"x\"\r\n"
                  + "Content-Type: application/pkcs7-mime\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(BINARY);
      out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    out.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }
}
