package org.opengeps.client.committee;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Writes the committee key file of the program that the test of the member's page opens ({@code
 * memberkey.test.mjs}). Run it in the project's folder after a change of the form that is meant.
 */
final class WriteMemberKey {
  private static final Path FILE = Path.of("src/test/resources/cases/member/program.p12");

  private WriteMemberKey() {}

  public static void main(String[] arguments) throws IOException {
    Files.deleteIfExists(FILE);
    KeyFiles.makeCommittee(
        List.of(FILE),
        "한글비밀번호1!".toCharArray(),
        new KeyFiles.Validity(
            Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2028-06-01T00:00:00Z")));
  }
}
