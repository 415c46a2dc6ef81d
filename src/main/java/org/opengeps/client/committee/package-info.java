/**
 * A committee member's own device: makes his committee key, deals, checks the transcript,
 * rehearses, and opens. It trusts the engine with nothing: it checks every signature, proof and the
 * closing checkpoint itself, derives the points itself, and keeps every secret.
 */
package org.opengeps.client.committee;
