package org.opengeps.notice;

import org.opengeps.protocol.message.NoticeTerms.Attachment;

/**
 * A document of a published notice.
 *
 * @param attachment name, size and hash as the officer signed them
 * @param content the bytes; shared, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // bytes that are only passed on
public record PublicDocument(Attachment attachment, byte[] content) {}
