package org.opengeps.notice;

/**
 * What is known of a document whose bytes are stored.
 *
 * @param size bytes
 * @param beginning its first {@link DocumentKind#BEGINNING} bytes, by which its kind is told
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are only looked at
public record KeptDocument(long size, byte[] beginning) {}
