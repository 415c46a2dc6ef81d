/**
 * The protocol's messages as typed records, one for each {@code type} of docs/protocol.md: {@code
 * toJson()} writes, {@code from(JsonObject)} reads strictly and names the bad member. Engine,
 * clients and verifier share them, so that nobody reads a message in another way.
 */
package org.opengeps.protocol.message;
