package org.opengeps.registry;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.opengeps.kernel.Sha256;
import org.opengeps.protocol.message.LocalText;
import org.opengeps.protocol.message.Sanction;
import org.opengeps.protocol.message.SanctionApproval;
import org.opengeps.registry.usecase.Debar;
import org.opengeps.testing.TestClock;
import org.opengeps.testing.TestPerson;

/** Two officers of an authority that debars suppliers. */
@Dependent
public class Debarring {
  public static final Duration LENGTH = Duration.ofMinutes(10);

  @Inject private Debar debar;

  /** From now on, for {@link #LENGTH}. */
  public void debar(String identifier) {
    String code = TestPerson.debarringAgencyCode();
    TestPerson proposer =
        TestPerson.named("agency", code, "김기안", "CONTRACTING_OFFICER").registered();
    TestPerson approver = TestPerson.named("agency", code, "이결재", "APPROVING_OFFICER").registered();
    Instant from = TestClock.INSTANCE.instant().truncatedTo(ChronoUnit.MILLIS);
    Sanction sanction =
        new Sanction(identifier, from, from.plus(LENGTH), new LocalText("담합", "Collusion"));
    Sha256 decision = debar.propose(proposer.sign(sanction.toJson())).orThrow().decision();
    debar.approve(approver.sign(new SanctionApproval(decision).toJson())).orThrow();
  }
}
