package org.opengeps.bid;

import org.opengeps.kernel.Sha256;

/**
 * One encrypted file of an upload.
 *
 * @param sha256 hash of the ciphertext, its name
 * @param size bytes in all
 * @param offset bytes received so far; equal to {@code size} and {@code complete} false only while
 *     the hash is being checked
 * @param complete all bytes are there and their hash is right
 */
public record UploadedFile(Sha256 sha256, long size, long offset, boolean complete) {}
