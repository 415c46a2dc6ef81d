package org.opengeps.architecture.planted.notice;

import java.io.ObjectInputStream;

/** Planted. */
record Deserializes(ObjectInputStream in) {}
