package org.opengeps.contract;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What an inspector needs to know to say how late a delivery is.
 *
 * @param due last day on which a delivery is in time: that of the contract, or the next working day
 * @param today last day that the inspection may name
 * @param first day of the inspection that may be said
 * @param lateFrom day from which late days are counted; empty if it is not late
 */
public record InspectionDraft(
    LocalDate due, LocalDate first, LocalDate today, Optional<LocalDate> lateFrom) {}
