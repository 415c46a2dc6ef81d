package org.opengeps.bid;

import java.util.UUID;
import org.opengeps.kernel.Sha256;

/**
 * A request that an officer granted, for the opening: who asks can be read only with the gate key.
 *
 * @param request SHA-256 of its SignedData
 * @param sealed the SignedData, encrypted to the gate key of the lot's first envelope
 * @param grant SHA-256 of the officer's SignedData, which lies in the document store
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on
public record GrantedCancellation(UUID submission, Sha256 request, byte[] sealed, Sha256 grant) {}
