/**
 * Custody of keys: committees, key ceremonies, the pool of keys, their binding to notices, and the
 * gate keys. The only room of the engine that holds a secret key, and the only one a bid cannot be
 * opened with: it knows the private half of gate keys and no share of any committee key.
 *
 * <p>A ceremony runs ROUND_1 (every member deals) → ROUND_2 (every member accepts, any complaint
 * burns all keys) → REHEARSING (every member opens canaries) → READY (keys may be bound). A bound
 * key is burnt for ever.
 */
package org.opengeps.custody;
