package org.opengeps.rest.contract;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.opengeps.contract.usecase.FindContracts;
import org.opengeps.identity.CurrentActor;
import org.opengeps.kernel.Refusal;
import org.opengeps.rest.Problems;

/** {@code GET /api/v1/firm/contracts}: what a firm has been awarded, the latest first. */
@Path("firm/contracts")
@RequestScoped
public class OwnContractsResource {
  @Inject private FindContracts contracts;
  @Inject private CurrentActor visitor;
  @Inject private ContractAnswers answers;
  @Inject private Problems problems;

  @GET
  public Response list() {
    return visitor
        .find()
        .map(actor -> contracts.listOf(actor.organisation()))
        .map(all -> ContractAnswers.ok(200, answers.list(all)))
        .orElseGet(() -> problems.of(403, Refusal.of("login-missing.own-contracts")));
  }
}
