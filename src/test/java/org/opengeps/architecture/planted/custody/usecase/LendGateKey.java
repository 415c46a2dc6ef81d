package org.opengeps.architecture.planted.custody.usecase;

/** Stands for the door of the same name. */
public record LendGateKey() {}
