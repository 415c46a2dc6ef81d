package org.opengeps.contract;

import java.time.LocalDate;
import org.opengeps.protocol.json.JsonObject;

/**
 * A contract that an officer may complete and sign.
 *
 * @param contract {@code opengeps/contract/1} without its {@code terms}: what the award, the
 *     registry and the rule set say
 * @param today first day that the terms may name
 */
public record ContractDraft(JsonObject contract, ContractChoices choices, LocalDate today) {}
