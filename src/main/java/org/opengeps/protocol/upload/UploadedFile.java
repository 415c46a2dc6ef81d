package org.opengeps.protocol.upload;

import org.opengeps.kernel.Sha256;

/**
 * One file of an upload.
 *
 * @param sha256 hash of the bytes as sent, its name
 * @param size bytes in all
 * @param offset bytes received so far; equal to {@code size} and {@code complete} false only while
 *     the hash is being checked
 * @param complete all bytes are there and their hash is right
 */
public record UploadedFile(Sha256 sha256, long size, long offset, boolean complete) {}
