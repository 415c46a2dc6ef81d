package org.opengeps.payment;

import java.time.LocalDate;
import java.util.Optional;
import org.opengeps.kernel.Refusal;

/**
 * What an officer needs to know before ordering or approving a payment.
 *
 * @param lastDay on which a payment is in time
 * @param today in the zone of the rule set
 * @param latest day of payment that an order may name today
 * @param daysOfYear by which a yearly rate is divided
 * @param order why this officer cannot order it; empty if it can
 * @param approve why this officer cannot approve the last order; empty if it can
 */
public record PaymentDraft(
    LocalDate lastDay,
    LocalDate today,
    LocalDate latest,
    int daysOfYear,
    Optional<Refusal> order,
    Optional<Refusal> approve) {}
