/** What the protocol and the law demand of ceremonies, pools and gate keys: pure judgments. */
package org.opengeps.custody.rules;
