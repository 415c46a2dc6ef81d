package org.opengeps.rest.award;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiFunction;
import org.opengeps.kernel.Refusal;
import org.opengeps.kernel.Verdict;
import org.opengeps.notice.TenderNumber;
import org.opengeps.protocol.json.JsonObject;
import org.opengeps.rest.Bodies;
import org.opengeps.rest.Problems;

/** What officers sign about a tender: the body goes to its door, the verdict back. */
@Dependent
public class SignedActs {
  @Inject private Problems problems;

  /**
   * @param no number of the tender, as the address says it
   * @param largest most bytes of the body
   * @return 201 with what the door gives, or its refusal; {@code tender-unknown}
   */
  Response answer(
      String no,
      InputStream body,
      int largest,
      BiFunction<TenderNumber, byte[], Verdict<JsonObject>> door)
      throws IOException {
    byte[] cms = Bodies.read(body, largest);
    Verdict<JsonObject> verdict =
        Verdict.found(TenderNumber.find(no), () -> unknown(no))
            .then(number -> door.apply(number, cms));
    return verdict.refused().isPresent()
        ? problems.of(verdict.refused().get())
        : AwardAnswers.ok(201, verdict.orThrow());
  }

  static Refusal unknown(String no) {
    return Refusal.of("tender-unknown").with("no", no);
  }
}
