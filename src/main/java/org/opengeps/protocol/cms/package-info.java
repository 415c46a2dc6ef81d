/**
 * The CMS profile (docs/protocol.md sections 2 and 6): DER only, one signer, one recipient, P-256
 * key agreement and AES-256-GCM. Whatever else CMS allows is refused, so that one byte string has
 * one meaning in every implementation.
 */
package org.opengeps.protocol.cms;
