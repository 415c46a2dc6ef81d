package org.opengeps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What every command of opengeps.jar answers to --help and to what makes no sense. */
class CommandLineTest {
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
  }

  @Test
  void everyCommandSaysItsExitCodesInItsHelp() {
    Deque<CommandLine> open = new ArrayDeque<>();
    open.add(Main.commandLine());
    int seen = 0;
    while (!open.isEmpty()) {
      CommandLine command = open.remove();
      open.addAll(command.getSubcommands().values());
      String help = command.getUsageMessage();
      String name = command.getCommandSpec().qualifiedName();
      assertThat(help).as(name).contains("--help").doesNotContain("<main class>");
      assertThat(command.getCommandSpec().usageMessage().description()).as(name).isNotEmpty();
      if (command.getSubcommands().isEmpty()) {
        assertThat(help).as(name).contains("Exit codes:");
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(9);
  }

  @Test
  void nonsenseIsWrongUsageWithASentence(@TempDir Path folder) throws Exception {
    Path noBid = Files.writeString(folder.resolve("no-bid"), "hi");
    assertThat(run("serve", "--port", "70000")).isEqualTo(2);
    assertThat(run("bid", "status", "--server", "somewhere", "--trust", "x", "y")).isEqualTo(2);
    assertThat(run("ledger", "fsck", folder.resolve("nowhere").toString())).isEqualTo(2);
    assertThat(run("ledger", "fsck", "http://127.0.0.1:1/ledger")).isEqualTo(2);
    assertThat(run("bid", "submit", "--trust", noBid.toString(), noBid.toString())).isEqualTo(1);
    String there = folder.toString();
    String nowhere = folder.resolve("없음").toString();
    assertThat(run("backup")).isEqualTo(2);
    assertThat(run("backup", "--to", nowhere, "--verify", there)).isEqualTo(2);
    assertThat(run("backup", "--to", nowhere, "--home", nowhere + "2")).isEqualTo(2);
    assertThat(run("backup", "--verify", there)).isEqualTo(2);
    assertThat(run("backup", "--verify", there, "--manifest", "7f")).isEqualTo(2);
    assertThat(run("restore", "--from", there, "--home", nowhere)).isEqualTo(2);
    assertThat(folder.resolve("없음")).doesNotExist();
    assertThat(err.toString())
        .contains(
            "a number from 1 to 65535",
            "'somewhere' is not an address such as",
            "There is no log at " + folder.resolve("nowhere"),
            "Nobody answers at http://127.0.0.1:1/ledger",
            "is not in the promised form",
            "either --to FOLDER or --verify FOLDER",
            "There is no data folder " + nowhere,
            "There is no whole backup in " + folder,
            "not a SHA-256 value")
        .doesNotContain("Exception", "\tat ");
  }
}
