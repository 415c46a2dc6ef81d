package org.opengeps.cli.committee;

import java.io.Console;
import java.nio.file.Path;
import java.time.Clock;
import org.opengeps.cli.ServerOptions;
import org.opengeps.client.committee.KeyFiles;
import org.opengeps.protocol.cms.DocumentSigner;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Where the engine is and who acts. */
public class PersonalOptions extends ServerOptions {
  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--person",
      required = true,
      paramLabel = "FILE",
      description =
          "Your personal key file (.p12), or the folder with signCert.der and signPri.key, with"
              + " which you sign.")
  private Path personalFile;

  @Option(
      names = "--password",
      paramLabel = "PASSWORD",
      defaultValue = "${env:OPENGEPS_PASSWORD}",
      description = "Password of your key files; asked for when missing (or OPENGEPS_PASSWORD).")
  private String password;

  public DocumentSigner personal() {
    return KeyFiles.personal(personalFile, password(), Clock.systemUTC().instant()).signer();
  }

  char[] password() {
    if (password != null) {
      return password.toCharArray();
    }
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("Password of your key files: ");
    if (typed == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "The password is missing: give --password or set OPENGEPS_PASSWORD.");
    }
    password = new String(typed);
    return typed;
  }
}
