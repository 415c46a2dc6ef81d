package org.opengeps.protocol.upload;

import org.opengeps.kernel.Sha256;

/**
 * A file as announced.
 *
 * @param sha256 hash of the bytes that will be sent, its name
 * @param size bytes
 */
public record UploadItem(Sha256 sha256, long size) {}
