package org.opengeps.architecture.planted.notice.usecase;

import jakarta.mail.Session;

/** Planted. */
record Mails(Session session) {}
