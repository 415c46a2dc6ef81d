package org.opengeps.contract;

import java.time.LocalDate;

/**
 * What an inspector needs to know to say how late a delivery is.
 *
 * @param due last day on which a delivery is in time: that of the contract, or the next working day
 * @param today last day that the inspection may name
 * @param inTime whether the first delivery came in time: then days of inspection do not count
 * @param mendedDays late days of a delivery in time; those of another one are the days from {@code
 *     due} to its inspection
 */
public record InspectionDraft(LocalDate due, LocalDate today, boolean inTime, int mendedDays) {}
