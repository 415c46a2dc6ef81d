package org.opengeps.app.authorities;

import java.time.Instant;

/** Validity of a certificate, both ends included, to the second as X.509 writes it. */
record Period(Instant from, Instant until) {}
