package org.opengeps.opening.model;

/**
 * A claim on an opening. Who holds an older epoch than the database has been taken over and writes
 * nothing more.
 *
 * @param number from 1, one higher at every takeover
 * @param owner the process
 */
public record Epoch(int number, String owner) {}
