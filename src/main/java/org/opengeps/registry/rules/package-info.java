/** Rules of registration, one class each: facts in, refusal or nothing out. */
package org.opengeps.registry.rules;
