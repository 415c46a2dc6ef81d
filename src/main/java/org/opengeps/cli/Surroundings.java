package org.opengeps.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;

/**
 * What the machine around a program would decide and must not: the zone in which stored times are
 * read, digits and case of texts (also in libraries), whether Korean reaches the console.
 */
public final class Surroundings {
  private static final int USAGE = 2;
  private static final String KOREAN = "가힣 –";

  private Surroundings() {}

  /**
   * First call of every program of ours. Ends it with a sentence and exit code 2 if the machine's
   * language setting has destroyed letters of the arguments: file names would be other ones.
   */
  public static void settle(String... arguments) {
    Locale.setDefault(Locale.ENGLISH);
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    System.setProperty("user.timezone", "UTC");
    System.setOut(console(FileDescriptor.out, "stdout"));
    System.setErr(console(FileDescriptor.err, "stderr"));
    if (Arrays.stream(arguments).anyMatch(text -> text.indexOf('\ufffd') >= 0)) {
      System.err.println(
          "명령의 글자를 읽을 수 없습니다. LC_ALL=C.UTF-8로 다시 실행해 주세요. / This terminal's language setting cannot pass"
              + " the letters of an argument. Try again with LC_ALL=C.UTF-8.");
      System.exit(USAGE);
    }
  }

  /** The console's own character set if it has Korean letters, else UTF-8 ({@code LANG=C}). */
  private static PrintStream console(FileDescriptor to, String name) {
    Charset charset =
        Stream.of(name + ".encoding", "sun." + name + ".encoding", "native.encoding")
            .map(System::getProperty)
            .flatMap(Surroundings::charset)
            .findFirst()
            .filter(one -> one.canEncode() && one.newEncoder().canEncode(KOREAN))
            .orElse(UTF_8);
    // picocli asks here how to write
    System.setProperty("sun." + name + ".encoding", charset.name());
    OutputStream out = new FileOutputStream(to);
    return new PrintStream(out, true, charset);
  }

  private static Stream<Charset> charset(String name) {
    try {
      return name == null ? Stream.empty() : Stream.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Stream.empty();
    }
  }
}
