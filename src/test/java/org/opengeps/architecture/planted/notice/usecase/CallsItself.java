package org.opengeps.architecture.planted.notice.usecase;

import jakarta.inject.Inject;

class CallsItself {
  @Inject private CallsItself self;
}
