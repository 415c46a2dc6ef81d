/** The delivered server as a process of its own, driven by the practice's own people. */
package org.opengeps.app.demo;
