/** What a verifier trusts: keys and roots. */
package org.opengeps.rest.trust;
